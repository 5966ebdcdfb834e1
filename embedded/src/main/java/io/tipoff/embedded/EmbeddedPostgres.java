package io.tipoff.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of our own as a child process, its programs unpacked from a Maven artefact;
 * runs as root and as a user. The cluster stays in its directory; a server that a killed JVM left
 * behind on it is ended first.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** Names a folder in which unpacked programs are shared by several data directories. */
  static final String BINARIES_PROPERTY = "tipoff.postgres.binaries";

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /** So many lines of the server's log are told when it does not start. */
  private static final int LOG_LINES = 4;

  private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
  private final PostmasterFile postmaster;

  private EmbeddedPostgres(
      io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, PostmasterFile postmaster) {
    this.server = server;
    this.postmaster = postmaster;
  }

  /**
   * Starts the server and returns when it takes connections.
   *
   * @param directory holds the cluster in {@code data/}, the server's log in {@code server.log}
   * @param port on 127.0.0.1; 0 takes a free one
   * @param survivesPowerLoss whether commits wait for the disk
   * @throws EngineStartException if the port is taken or the cluster is not usable
   */
  public static EmbeddedPostgres start(Path directory, int port, boolean survivesPowerLoss) {
    QuietLogs.apply();
    if (port != 0 && LoopbackPorts.isTaken(port)) {
      throw new EngineStartException(
          "PostgreSQL cannot listen on port " + port + ", it is taken; choose another or 0", null);
    }
    Path cluster = directory.resolve("data");
    Path initialised = directory.resolve("initialised");
    Path log = directory.resolve("server.log");
    PostmasterFile postmaster = new PostmasterFile(cluster);
    postmaster.endServer();
    try {
      Files.createDirectories(directory);
      if (Files.notExists(initialised)) {
        DirectoryTree.delete(cluster); // left by a start that was killed midway
      }
      Files.deleteIfExists(log);
      String durable = survivesPowerLoss ? "on" : "off";
      var server =
          io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(binaries(directory).toFile())
              .setDataDirectory(cluster)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPort(port == 0 ? LoopbackPorts.free() : port)
              .setPGStartupWait(START_LIMIT)
              .setErrorRedirector(Redirect.appendTo(log.toFile()))
              .setOutputRedirector(Redirect.appendTo(log.toFile()))
              .setLocaleConfig("locale", "C")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("fsync", durable)
              .setServerConfig("full_page_writes", durable)
              .setServerConfig("synchronous_commit", durable)
              .setServerConfig("max_connections", "100")
              .setServerConfig("shared_buffers", "64MB")
              .setServerConfig("max_wal_size", "256MB")
              .start();
      Files.writeString(initialised, "the cluster in data/ has been started at least once\n");
      return new EmbeddedPostgres(server, postmaster);
    } catch (IOException | IllegalStateException e) {
      throw new EngineStartException(
          "PostgreSQL did not start in %s; %s ends with: %s"
              .formatted(directory, log, lastLines(log)),
          e);
    }
  }

  private static String lastLines(Path log) {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      List<String> all = lines.filter(line -> !line.isBlank()).toList();
      return String.join(" | ", all.subList(Math.max(0, all.size() - LOG_LINES), all.size()));
    } catch (IOException e) {
      return "nothing, it cannot be read (" + e.getMessage() + ")";
    }
  }

  /** Ends the server that a killed JVM left behind on a directory which nobody else holds. */
  static void endLeftover(Path directory) {
    new PostmasterFile(directory.resolve("data")).endServer();
  }

  /** Whether the last server on the directory stopped in good order: its files are whole. */
  static boolean isAtRest(Path directory) {
    return Files.notExists(directory.resolve("data").resolve("postmaster.pid"));
  }

  private static Path binaries(Path directory) {
    String shared = System.getProperty(BINARIES_PROPERTY, "");
    return shared.isBlank() ? directory.resolve("programs") : Path.of(shared);
  }

  /** Port of the server. */
  public int port() {
    return server.getPort();
  }

  /** {@code jdbc:postgresql://…}, database {@code postgres}. */
  public String jdbcUrl() {
    return "jdbc:" + reactiveUrl();
  }

  /** {@code postgresql://…}, database {@code postgres}. */
  public String reactiveUrl() {
    return "postgresql://127.0.0.1:" + port() + "/postgres";
  }

  /** The only role; connections from this machine need no password. */
  public String username() {
    return "postgres";
  }

  /** Any text would do; some clients insist on one. */
  public String password() {
    return "postgres";
  }

  /** Stops the server, within some ten seconds at the worst. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close PostgreSQL", e);
    } finally {
      postmaster.endServer();
    }
  }
}
