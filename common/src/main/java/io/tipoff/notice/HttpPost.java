package io.tipoff.notice;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Posts to addresses of which nothing may be told but the host: the rest may be a secret. */
final class HttpPost implements AutoCloseable {

  private static final int OK = 200;
  private static final int REDIRECT = 300;

  private final Duration timeout;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;

  HttpPost(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(threads)
            .build();
  }

  /** Completes when the answer is one of 200 to 299; whatever it says is not read. */
  Uni<Void> send(URI address, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    headers.forEach(request::header);
    return Uni.createFrom()
        .completionStage(() -> client.sendAsync(request.build(), BodyHandlers.discarding()))
        .onFailure(CompletionException.class)
        .transform(Throwable::getCause)
        .onFailure()
        .transform(failure -> failed(address, failure.toString(), failure))
        .invoke(
            response -> {
              int status = response.statusCode();
              if (status < OK || status >= REDIRECT) {
                throw failed(address, "it answered " + status, null);
              }
            })
        .replaceWithVoid();
  }

  private static TipoffException failed(URI address, String why, Throwable cause) {
    return new TipoffException(
        FailureCategory.TRANSIENT,
        address.getHost() + " did not take it: " + why,
        "See that the address is right and the service up; it is tried again.",
        cause);
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
