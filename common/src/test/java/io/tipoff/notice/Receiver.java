package io.tipoff.notice;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** An HTTP service that is told notices, and breaks when it is told to. */
final class Receiver implements AutoCloseable {

  /** A request that it answered with 200. */
  record Request(String path, Map<String, String> headers, String body) {}

  private final HttpServer server;
  private final List<Request> taken = new CopyOnWriteArrayList<>();
  private final List<Integer> answered = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile boolean silent;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (silent) {
            awaitClose();
          }
          Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
          int answer = status;
          if (answer == 200) {
            taken.add(new Request(exchange.getRequestURI().getPath(), headers, body));
          }
          answered.add(answer);
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Answers with this from now on. */
  void answer(int code) {
    status = code;
    silent = false;
  }

  /** Answers nothing from now on. */
  void fallSilent() {
    silent = true;
  }

  List<Request> taken() {
    return List.copyOf(taken);
  }

  /** How many requests it has answered, whatever the answer was. */
  int answered() {
    return answered.size();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
