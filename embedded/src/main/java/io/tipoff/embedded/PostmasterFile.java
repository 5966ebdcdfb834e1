package io.tipoff.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The file in which a running PostgreSQL says which process serves a cluster. A server outlives a
 * killed JVM; whoever holds the data directory next ends it here.
 */
final class PostmasterFile {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path cluster;

  PostmasterFile(Path cluster) {
    this.cluster = cluster;
  }

  /** The live server of this cluster, if there is one. */
  Optional<ProcessHandle> server() {
    Path file = cluster.resolve("postmaster.pid");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.isEmpty() || !lines.getFirst().trim().matches("\\d{1,9}")) {
        return Optional.empty();
      }
      return ProcessHandle.of(Long.parseLong(lines.getFirst().trim()))
          .filter(PostmasterFile::isPostgres);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** After a reboot the id may belong to any other program. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/postgres")).isPresent();
  }

  /** Ends the live server of this cluster, if there is one: first asked, then forced. */
  void endServer() {
    server().ifPresent(PostmasterFile::end);
  }

  private static void end(ProcessHandle server) {
    try {
      // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients to leave
      new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
      server.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      server.destroyForcibly();
      server.onExit().join();
    } catch (IOException | ExecutionException e) {
      throw new EngineStartException("cannot end PostgreSQL process " + server.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineStartException("interrupted while ending process " + server.pid(), e);
    }
  }
}
