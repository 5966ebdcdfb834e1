package io.tipoff.ingest.fetch;

import io.smallrye.mutiny.Uni;
import io.tipoff.ingest.fetch.FetchConfig.KindConfig;
import io.tipoff.ingest.fetch.FetchConfig.SourceConfig;
import io.tipoff.time.OperationalClock;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Asks one source: in time, again where that may help, at the pace of its host, and not at all
 * while its circuit is open. Every request is counted with what became of it, and a failed one
 * logged.
 */
public final class SourceClient implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SourceClient.class);

  private static final int OK = 200;

  private final String source;
  private final SourceConfig config;
  private final URI address;
  private final Pace pace;
  private final Answers answers;
  private final Map<String, KindConfig> kinds;
  private final Map<String, KindGuard> guards = new TreeMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;

  SourceClient(
      String source,
      SourceConfig config,
      Map<String, KindConfig> kinds,
      Pace pace,
      OperationalClock clock,
      SourceMeters meters) {
    this.source = source;
    this.config = config;
    this.address = config.url().orElseThrow();
    this.pace = pace;
    this.answers = new Answers(source, config, clock);
    this.kinds = Map.copyOf(kinds);
    kinds.keySet().forEach(kind -> guards.put(kind, new KindGuard(source, kind, config, meters)));
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(threads)
            .build();
  }

  public String source() {
    return source;
  }

  /** Whether so many requests for the kind have failed that none is made. */
  boolean isOpen(String kind) {
    return guards.get(kind).isOpen();
  }

  /** Path and query of a kind, as configured. */
  public String path(String kind) {
    return kinds.get(kind).path();
  }

  /** How often a kind is asked for. */
  public Duration every(String kind) {
    return kinds.get(kind).every();
  }

  /** Does on a virtual thread what blocks. */
  public <T> Uni<T> blocking(Supplier<T> work) {
    return Uni.createFrom().item(work).runSubscriptionOn(threads);
  }

  /**
   * Asks for a payload.
   *
   * @param path behind the source's address
   * @param reading makes of the bytes what is wanted, and may block; what it cannot read counts as
   *     a bad answer
   * @return fails with a {@link SourceFailure}, or with what the reading failed with if that is not
   *     the answer's fault
   */
  public <T> Uni<T> get(String kind, String path, Function<byte[], T> reading) {
    URI uri = URI.create(address.toString().replaceAll("/+$", "") + path);
    return guards.get(kind).guarded(() -> attempt(kind, uri, reading));
  }

  private <T> Uni<T> attempt(String kind, URI uri, Function<byte[], T> reading) {
    return turn(uri)
        .chain(() -> send(uri))
        .emitOn(threads)
        .map(response -> read(uri, response, reading))
        .onFailure()
        .transform(failure -> answers.failure(kind, uri, failure))
        .invoke(() -> guards.get(kind).count(Outcome.OK))
        .onFailure()
        .invoke(
            failure -> {
              if (failure instanceof SourceFailure failed) {
                guards.get(kind).count(failed);
                LOG.warnf("%s %s %s: %s", source, kind, failed.outcome(), failed.getMessage());
              } else {
                guards.get(kind).count(Outcome.OK);
              }
            });
  }

  private Uni<Void> turn(URI uri) {
    return Uni.createFrom()
        .deferred(
            () -> {
              OptionalLong wait = pace.turn(config.longestDelay());
              if (wait.isEmpty()) {
                return Uni.createFrom()
                    .failure(
                        SourceFailure.later(
                            Outcome.LIMITED,
                            uri.getHost()
                                + " wants to be left alone for longer than "
                                + config.longestDelay().toSeconds()
                                + " s: "
                                + uri
                                + " was not asked for",
                            "It is asked again by itself. If it goes on, ask for less: "
                                + FetchConfig.PREFIX
                                + "."
                                + source
                                + ".per-minute"));
              }
              Uni<Void> now = Uni.createFrom().voidItem();
              return wait.getAsLong() == 0
                  ? now
                  : now.onItem().delayIt().by(Duration.ofNanos(wait.getAsLong()));
            });
  }

  private Uni<HttpResponse<byte[]>> send(URI uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(keyed(uri))
            .timeout(config.readTimeout())
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "tipoff/1")
            .GET();
    config.headers().forEach(request::setHeader);
    config
        .key()
        .filter(key -> config.keyParameter().isEmpty())
        .ifPresent(key -> request.setHeader(config.keyHeader(), key));
    return Uni.createFrom()
        .deferred(
            () -> {
              CompletableFuture<HttpResponse<byte[]>> sent =
                  http.sendAsync(
                      request.build(), info -> new BoundedBody(config.largestBody().asLongValue()));
              // a request that nobody waits for any more ends
              return Uni.createFrom()
                  .completionStage(sent)
                  .onCancellation()
                  .invoke(() -> sent.cancel(true));
            })
        .ifNoItem()
        .after(config.totalTimeout())
        .fail();
  }

  /** The address with the key in its query; nothing else may see it, for it would be told. */
  private URI keyed(URI uri) {
    if (config.keyParameter().isEmpty() || config.key().isEmpty()) {
      return uri;
    }
    String key = URLEncoder.encode(config.key().get(), StandardCharsets.UTF_8);
    char before = uri.getRawQuery() == null ? '?' : '&';
    return URI.create(uri.toString() + before + config.keyParameter().get() + '=' + key);
  }

  private <T> T read(URI uri, HttpResponse<byte[]> response, Function<byte[], T> reading) {
    if (response.statusCode() != OK) {
      Optional<Duration> rest = answers.rest(response);
      rest.ifPresent(pace::rest);
      throw answers.status(uri, response.statusCode());
    }
    if (response.body().length == 0) {
      throw SourceFailure.empty(uri + " answered with nothing");
    }
    return reading.apply(response.body());
  }

  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
