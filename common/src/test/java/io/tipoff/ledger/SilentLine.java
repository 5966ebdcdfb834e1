package io.tipoff.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A line to a server that can fall silent: connections stay open, and nothing comes through any
 * more, as if the server's machine were gone.
 */
final class SilentLine implements AutoCloseable {

  private static final int BUFFER = 8192;

  private final ServerSocket door;
  private final String host;
  private final int port;
  private volatile boolean silent;

  SilentLine(String host, int port) throws IOException {
    this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    this.host = host;
    this.port = port;
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  void silent(boolean now) {
    silent = now;
  }

  private void accept() {
    try {
      while (true) {
        Socket near = door.accept();
        Socket far = new Socket(host, port);
        Thread.startVirtualThread(() -> carry(near, far));
        Thread.startVirtualThread(() -> carry(far, near));
      }
    } catch (IOException e) {
      if (!door.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Until one end closes, upon which the other is closed. */
  private void carry(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] bytes = new byte[BUFFER];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (!silent) {
          out.write(bytes, 0, read);
        }
      }
    } catch (IOException e) {
      // the other end is closed already
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
