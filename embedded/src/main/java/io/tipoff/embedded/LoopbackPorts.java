package io.tipoff.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface, as they stood a moment ago. */
public final class LoopbackPorts {

  /**
   * From here on no system takes a port for outgoing connections, below {@link #BEFORE} (Linux
   * begins at 32768, others at 49152). A port of theirs may be gone before a server listens on it:
   * to any connection of this machine, or to the very one that looks whether the server is up.
   */
  private static final int FROM = 15_000;

  private static final int BEFORE = 32_768;
  private static final int TRIES = 1_000;

  private LoopbackPorts() {}

  /** A port on which nobody listens and which no outgoing connection takes. */
  public static int free() {
    for (int tries = 0; tries < TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(FROM, BEFORE);
      if (!isTaken(port)) {
        return port;
      }
    }
    throw new EngineStartException(
        "none of %d ports from %d to %d of the loopback interface is free"
            .formatted(TRIES, FROM, BEFORE - 1),
        null);
  }

  /** {@link #free A free port} which is not the given one. */
  static int freeOtherThan(int port) {
    int other = free();
    return other == port ? freeOtherThan(port) : other;
  }

  /** Whether somebody listens on a port, which may change at once. */
  public static boolean isTaken(int port) {
    try (ServerSocket probe = listen(port)) {
      return !probe.isBound();
    } catch (BindException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
