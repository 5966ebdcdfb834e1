package io.tipoff.ingest.fetch;

import io.smallrye.mutiny.TimeoutException;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fetch.BoundedBody.TooLargeException;
import io.tipoff.ingest.fetch.FetchConfig.SourceConfig;
import io.tipoff.time.OperationalClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** What the answers of a source mean, those that are none included. */
record Answers(String source, SourceConfig config, OperationalClock clock) {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final int SERVER_FAULT = 500;

  private static final String BY_ITSELF = "It is asked again by itself.";

  /** A status other than 200. */
  SourceFailure status(URI uri, int status) {
    Outcome outcome =
        status == TOO_MANY
            ? Outcome.LIMITED
            : status >= SERVER_FAULT ? Outcome.SERVER_ERROR : Outcome.REFUSED;
    String message = uri + " answered " + status;
    if (!config.notAgain().contains(status)) {
      return SourceFailure.passing(
          outcome, message, BY_ITSELF + " See what the provider says of its service.", null);
    }
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      return SourceFailure.lasting(
          outcome,
          FailureCategory.CONFIGURATION,
          message,
          "See that " + setting("key") + " is set and valid, and that the path exists.",
          null);
    }
    return SourceFailure.lasting(
        outcome,
        FailureCategory.UPSTREAM_MISSING,
        message,
        "See that " + setting("url") + " and the paths are still the provider's.",
        null);
  }

  /** For how long the host wants to be left alone, if it says so. */
  Optional<Duration> rest(HttpResponse<?> response) {
    return response.headers().firstValue("Retry-After").flatMap(this::rest);
  }

  private Optional<Duration> rest(String told) {
    if (told.matches("\\d{1,6}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(told)));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(told, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration rest = Duration.between(clock.now(), until.toInstant());
      return rest.isPositive() ? Optional.of(rest) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Why there is no answer, or none that can be read; what is not the source's fault stays. */
  Throwable failure(String kind, URI uri, Throwable thrown) {
    Throwable failure =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return switch (failure) {
      case SourceFailure known -> known;
      case HttpTimeoutException late -> late(uri, late);
      case TimeoutException late -> late(uri, late);
      case TooLargeException large ->
          SourceFailure.lasting(
              Outcome.TOO_LARGE,
              FailureCategory.BAD_INPUT,
              uri + " answered with " + large.getMessage(),
              "If that is how large it is now, allow more: " + setting("largest-body"),
              large);
      case IOException broken ->
          SourceFailure.passing(
              Outcome.UNREACHABLE,
              uri + " could not be reached: " + broken,
              BY_ITSELF + " See that " + setting("url") + " is right and reachable from here.",
              broken);
      case TipoffException typed when typed.category() != FailureCategory.BAD_INPUT -> typed;
      // whatever a parser makes of what it did not expect
      case RuntimeException unreadable -> unreadable(kind, uri, unreadable);
      default -> failure;
    };
  }

  private SourceFailure late(URI uri, Throwable cause) {
    return SourceFailure.passing(
        Outcome.TIMEOUT,
        uri + " did not answer within its time: " + cause,
        BY_ITSELF + " If it is always so slow: " + setting("total-timeout"),
        cause);
  }

  private static SourceFailure unreadable(String kind, URI uri, RuntimeException cause) {
    return SourceFailure.lasting(
        Outcome.BAD_ANSWER,
        FailureCategory.BAD_INPUT,
        uri + " answered with something else than " + kind + ": " + cause.getMessage(),
        cause instanceof TipoffException typed
            ? typed.remedy()
            : "The provider may have changed its format: compare with an earlier payload.",
        cause);
  }

  private String setting(String name) {
    return FetchConfig.PREFIX + "." + source + "." + name;
  }
}
