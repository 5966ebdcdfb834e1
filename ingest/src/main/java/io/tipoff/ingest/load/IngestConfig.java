package io.tipoff.ingest.load;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of ingest, {@code tipoff.ingest.*}. */
@ConfigMapping(prefix = "tipoff.ingest")
public interface IngestConfig {

  /** Name of the source from which slates are loaded: {@code season-files} or {@code nba-com}. */
  @WithDefault("season-files")
  String source();

  /**
   * Name of the source of injury reports, such as {@code balldontlie}; without it that of the
   * slates.
   */
  Optional<String> injuries();
}
