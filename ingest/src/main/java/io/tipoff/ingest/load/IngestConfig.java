package io.tipoff.ingest.load;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Settings of ingest, {@code tipoff.ingest.*}. */
@ConfigMapping(prefix = "tipoff.ingest")
public interface IngestConfig {

  /** Names of the sources from which slates are loaded; the first that knows a slate is taken. */
  @WithDefault("season-files,nba-com")
  List<String> source();

  /** Names of the sources of odds and quotes; the first that knows a slate is taken. */
  @WithDefault("season-files,odds-api,nba-com")
  List<String> quotes();

  /**
   * Names of the sources of injury reports, such as {@code balldontlie}; without it those of the
   * slates.
   */
  Optional<List<String>> injuries();
}
