package io.tipoff.publish.slate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where published files are kept. */
@ConfigMapping(prefix = "tipoff.exports")
public interface ExportsConfig {

  /** Folder of the published files. */
  @WithDefault("${tipoff.data:data}/exports")
  Path path();
}
