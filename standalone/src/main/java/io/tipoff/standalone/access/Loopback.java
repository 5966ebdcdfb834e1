package io.tipoff.standalone.access;

import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether a peer is this machine itself. */
final class Loopback {

  private Loopback() {}

  static boolean is(SocketAddress peer) {
    String address = peer == null ? null : peer.hostAddress();
    if (address == null) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
