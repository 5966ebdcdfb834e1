package io.tipoff.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where Alertmanager tells its alerts. */
final class Webhook implements AutoCloseable {

  /** An alert as it came. */
  record Told(String name, String store, String status, String runbook) {}

  private final HttpServer server;
  private final List<Told> told = new CopyOnWriteArrayList<>();

  Webhook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          JsonNode message = OperationsFiles.YAML.readTree(exchange.getRequestBody());
          for (JsonNode alert : message.path("alerts")) {
            told.add(
                new Told(
                    alert.path("labels").path("alertname").asText(),
                    alert.path("labels").path("store").asText(),
                    alert.path("status").asText(),
                    alert.path("annotations").path("runbook").asText()));
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  List<Told> told() {
    return List.copyOf(told);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
