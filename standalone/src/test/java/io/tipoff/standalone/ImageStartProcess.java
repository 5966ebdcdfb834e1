package io.tipoff.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.embedded.EnginesResource;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the image does when it starts, without an image: the Dockerfile's own command and
 * environment in the folder that it copies, against real engines.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ImageStartProcess {

  private static final Path ROOT = Path.of(System.getProperty("tipoff.root"));
  private static final Pattern ENTRYPOINT =
      Pattern.compile("^ENTRYPOINT (\\[.*])$", Pattern.MULTILINE);
  private static final Pattern ENV = Pattern.compile("^ENV (\\w+)=(\\S+)$", Pattern.MULTILINE);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = "grade")
  void startsTheService(String service) throws IOException, InterruptedException {
    String dockerfile = Files.readString(ROOT.resolve("k8s/Dockerfile"));
    assertThat(dockerfile).contains("COPY ${SERVICE}/target/quarkus-app/ ./");
    int port = freePort();
    Path log = folder.resolve("log");
    ProcessBuilder start =
        new ProcessBuilder(entrypoint(dockerfile))
            .directory(ROOT.resolve(service).resolve("target/quarkus-app").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = start.environment();
    environment.put(
        "PATH",
        Path.of(System.getProperty("java.home"), "bin")
            + File.pathSeparator
            + environment.getOrDefault("PATH", ""));
    ENV.matcher(dockerfile).results().forEach(e -> environment.put(e.group(1), e.group(2)));
    // what the cluster gives: a data volume, a port of this machine, the stores
    environment.put("TIPOFF_DATA", folder.resolve("data").toString());
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    EnginesResource.engines().forEach((name, value) -> environment.put(asVariable(name), value));

    Process process = start.start();
    try {
      await()
          .atMost(PATIENCE)
          .failFast("it ended, see " + log, () -> !process.isAlive())
          .untilAsserted(
              () -> {
                assertThat(status(port, "started")).isEqualTo(200);
                assertThat(status(port, "ready")).isEqualTo(200);
                assertThat(status(port, "live")).isEqualTo(200);
              });
    } finally {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("stops when told to").isTrue();
    }
  }

  private static List<String> entrypoint(String dockerfile) throws JsonProcessingException {
    MatchResult found = ENTRYPOINT.matcher(dockerfile).results().findFirst().orElseThrow();
    return new ObjectMapper().readValue(found.group(1), new TypeReference<>() {});
  }

  private static String asVariable(String setting) {
    return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static int status(int port, String probe) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port + "/q/health/" + probe);
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
