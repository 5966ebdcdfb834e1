package io.tipoff.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tipoff.embedded.EnginesResource;
import io.tipoff.slate.Phase;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A service's image, without the image: what the Dockerfile runs while it is built, then the
 * command that it starts, in the folder that it copies, beside a real broker and ledger. One
 * service, or those that {@code -Dtipoff.service=ingest,predict} names, starts with what its JVM
 * remembers, the others without; what each start took is logged.
 */
class ServiceStartsProcess {

  /** What each start took, a line a service. */
  private static final Path FIGURES = Path.of("target", "service-starts.txt");

  private static final Pattern STARTED =
      Pattern.compile("started in ([\\d.]+)s.*http://[^:]+:(\\d+)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /** Those that start as an image does, with what was remembered while it was built. */
  private static final List<String> REMEMBERING =
      List.of(System.getProperty("tipoff.service", "transform").split(",", -1));

  /** Of a service that has started and has nothing to do. */
  private static final long MOST_MEGABYTES = 300;

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  @Tag("DEP-04")
  void becomesReadyByTheCommandOfTheDockerfile(Phase phase) throws Exception {
    String service = phase.id();
    Path packed = packed(service);
    boolean remembers = REMEMBERING.contains(service);
    if (remembers) {
      assertThat(
              in(packed, List.of("sh", "-c", Dockerfile.remember())).inheritIO().start().waitFor())
          .isZero();
    }
    Process process = service(packed, service, Dockerfile.command()).start();
    try (BufferedReader output = process.inputReader(UTF_8)) {
      StringBuilder said = new StringBuilder();
      Matcher started = STARTED.matcher("");
      for (String line = output.readLine();
          line != null && !started.reset(line).find();
          line = output.readLine()) {
        said.append(line).append('\n');
      }
      assertThat(process.isAlive()).as("%s said: %s", service, said).isTrue();
      if (remembers) {
        assertThat(said).as("what the JVM remembers").doesNotContain("AOT");
      }
      URI ready = URI.create("http://localhost:" + started.group(2) + "/q/health/ready");
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> status(ready) == 200);
      tell(service, started.group(1), process, remembers);
    } finally {
      process.destroy();
      process.waitFor();
      Files.deleteIfExists(packed.resolve("start.aot"));
    }
    assertThat(process.exitValue()).as("ends by a signal").isEqualTo(143);
  }

  @Test
  @Tag("SEC-01")
  void doesNotStartWithASecretThatAnybodyCanRead() throws Exception {
    String service = Phase.PUBLISH.id();
    List<String> command = new ArrayList<>(Dockerfile.command());
    command.add(1, "-Dquarkus.datasource.password=s3cret");
    Process process = service(packed(service), service, command).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said)
        .contains("the secret quarkus.datasource.password is an argument")
        .doesNotContain("s3cret");
  }

  @Test
  @Tag("DEP-04")
  void everyServiceIsPackedAsTheDockerfileCopiesIt() throws IOException {
    for (Phase phase : Phase.values()) {
      Path packed = packed(phase.id());
      assertThat(packed.resolve(Dockerfile.command().getLast())).isNotEmptyFile();
    }
    assertThat(Dockerfile.options(Arrays.stream(Dockerfile.remember().split(" +"))))
        .as("else the JVM does not take what it remembers")
        .isEqualTo(
            Dockerfile.options(Dockerfile.command().stream()).stream()
                .map(option -> option.replace("-XX:AOTCache=", "-XX:AOTCacheOutput="))
                .toList());
  }

  private static void tell(String service, String seconds, Process process, boolean remembers)
      throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    assumeThat(status).as("what a process holds is read where Linux tells it").exists();
    Matcher resident = RESIDENT.matcher(Files.readString(status));
    assertThat(resident.find()).isTrue();
    long megabytes = Long.parseLong(resident.group(1)) / 1024;
    Files.writeString(
        FIGURES,
        "%s started%s in %s s, %d ms of processor time when it was ready, %d MB%n"
            .formatted(
                service,
                remembers ? " as its JVM remembers" : "",
                seconds,
                process.info().totalCpuDuration().orElseThrow().toMillis(),
                megabytes),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    if (remembers) {
      assertThat(megabytes).as("MB of %s", service).isLessThanOrEqualTo(MOST_MEGABYTES);
    }
  }

  private ProcessBuilder service(Path packed, String service, List<String> command) {
    ProcessBuilder process = in(packed, command);
    Map<String, String> engines = EnginesResource.engines();
    Map<String, String> environment = process.environment();
    environment.putAll(Dockerfile.environment());
    environment.put("QUARKUS_HTTP_PORT", "0");
    environment.put("TIPOFF_DATA", folder.resolve(service).toString());
    engines.forEach(
        (name, value) ->
            environment.put(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
    return process.redirectErrorStream(true);
  }

  /** A command in the folder of a packed service, with the JDK of this test first on its path. */
  private ProcessBuilder in(Path packed, List<String> command) {
    List<String> words =
        command.stream()
            .map(word -> word.equals("java") ? JAVA.resolve(word).toString() : word)
            .toList();
    ProcessBuilder process = new ProcessBuilder(words).directory(packed.toFile());
    process.environment().merge("PATH", JAVA + ":", (path, first) -> first + path);
    process.environment().put("HOME", folder.toString());
    return process;
  }

  private static Path packed(String service) {
    Path packed = OperationsFiles.ROOT.resolve(service).resolve("target/quarkus-app");
    assumeThat(packed).as("services are packed unless -Dtipoff.services.skip=true").exists();
    return packed;
  }

  private static int status(URI uri) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }
}
