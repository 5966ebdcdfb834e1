package io.tipoff.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Which store keeps the archive, and where. */
@ConfigMapping(prefix = "tipoff.archive")
public interface ArchiveConfig {

  /** {@code file}: a folder. */
  @WithDefault("file")
  String engine();

  /** The folder. */
  @WithDefault("${tipoff.data:data}/archive")
  Path path();
}
