package io.tipoff.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface, as they stood a moment ago. */
public final class LoopbackPorts {

  private LoopbackPorts() {}

  /** Two different ports on which nobody listens. */
  static int[] twoFree() {
    try (ServerSocket first = listen(0);
        ServerSocket second = listen(0)) {
      return new int[] {first.getLocalPort(), second.getLocalPort()};
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback interface", e);
    }
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
