package io.tipoff.standalone.rest;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/** There are no keys yet, so only whoever is on the same machine may act. */
final class Neighbours {

  /** A name that is none of these may have been turned to this machine by somebody else. */
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private Neighbours() {}

  /** The failure of a stranger. */
  static final class StrangerException extends TipoffException {

    private static final long serialVersionUID = 1L;

    StrangerException(String address) {
      super(
          FailureCategory.CONFIGURATION,
          address + " may look and not act: only this machine itself may",
          "Ask on the machine that runs it, or use its command line.");
    }
  }

  /**
   * Lets requests of this machine pass.
   *
   * @throws StrangerException if it comes from elsewhere
   */
  static void check(HttpServerRequest request) {
    String address = request.remoteAddress().hostAddress();
    String asked = request.authority() == null ? "" : request.authority().host();
    if (!OWN_NAMES.contains(asked)) {
      throw new StrangerException(address + ", asking for '" + asked + "',");
    }
    try {
      if (address != null && InetAddress.getByName(address).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      throw new StrangerException(address);
    }
    throw new StrangerException(address);
  }
}
