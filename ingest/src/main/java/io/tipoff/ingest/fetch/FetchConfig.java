package io.tipoff.ingest.fetch;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of what is fetched, {@code tipoff.fetch.*}; paths and intervals come with the module.
 */
@ConfigMapping(prefix = FetchConfig.PREFIX)
public interface FetchConfig {

  String PREFIX = "tipoff.fetch";

  /** How often is looked for kinds that are due; {@code off} asks for nothing by itself. */
  String look();

  /** The league's own payloads. */
  NbaCom nbaCom();

  /** The league's injury reports. */
  NbaInjuryReport nbaInjuryReport();

  /** Injury lists. */
  Balldontlie balldontlie();

  /** Odds of The Odds API, version 4. */
  OddsApi oddsApi();

  /** How a source is asked. */
  interface SourceConfig {

    /** Where its paths begin. A source without one is not fetched. */
    Optional<URI> url();

    /** Sent with each request. A secret. */
    Optional<String> key();

    /** Header in which the key is sent. */
    @WithDefault("Authorization")
    String keyHeader();

    /** Query parameter in which the key is sent, instead of a header. */
    Optional<String> keyParameter();

    /** Headers that are sent too; no secret belongs here. */
    Map<String, String> headers();

    /** Longest wait for a connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** Longest wait for the answer to begin. */
    @WithDefault("15s")
    Duration readTimeout();

    /** Longest wait for all of the answer. */
    @WithDefault("60s")
    Duration totalTimeout();

    /** Requests for one payload, the first included. */
    @WithDefault("3")
    int attempts();

    /** Wait before the second attempt, give or take a fifth; doubles with each further one. */
    @WithDefault("1s")
    Duration firstDelay();

    /** Longest wait between attempts, and for a host that asks to be left alone. */
    @WithDefault("30s")
    Duration longestDelay();

    /** Statuses after which the same request is not made again. */
    @WithDefault("400,401,403,404,405,410,422")
    Set<Integer> notAgain();

    /** Requests a minute, at most, to the source's host. */
    @WithDefault("60")
    int perMinute();

    /** Largest answer. */
    @WithDefault("32M")
    MemorySize largestBody();

    Breaker breaker();
  }

  /** When a kind is left alone. */
  interface Breaker {

    /** The circuit opens after so many failed requests in a row. */
    @WithDefault("5")
    int after();

    /** For how long it is open: no request is made. */
    @WithDefault("5m")
    Duration open();

    /** Requests that must succeed before it is closed again. */
    @WithDefault("3")
    int successes();
  }

  /** One kind of payload. */
  interface KindConfig {

    /** Path and query, behind the source's address. */
    String path();

    /** How often it is asked for. */
    Duration every();
  }

  /** {@code nba-com}. */
  interface NbaCom extends SourceConfig {

    KindConfig schedule();

    /** {@code {game}} in its path is the game's id. */
    KindConfig boxScore();
  }

  /** {@code nba-injury-report}. */
  interface NbaInjuryReport extends SourceConfig {

    /** What stands in braces in its path is the pattern by which a report's time is written. */
    KindConfig report();

    /** Time from one report to the next, from midnight on. */
    Duration apart();
  }

  /** {@code balldontlie}. */
  interface Balldontlie extends SourceConfig {

    KindConfig injuries();
  }

  /** {@code odds-api}. */
  interface OddsApi extends SourceConfig {

    KindConfig events();

    /** {@code {event}} in its path is the event's id. */
    KindConfig quotes();
  }
}
