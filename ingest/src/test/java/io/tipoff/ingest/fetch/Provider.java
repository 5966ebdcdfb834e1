package io.tipoff.ingest.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A provider's server, which answers what it is told to and keeps who asked for what, and when. */
public final class Provider implements AutoCloseable {

  /**
   * A request.
   *
   * @param path with its query
   * @param nanos when it arrived
   */
  public record Request(String path, Map<String, List<String>> headers, long nanos) {}

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Answer>> next = new ConcurrentHashMap<>();
  private final Map<String, Answer> always = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public Provider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    requests.add(new Request(path, Map.copyOf(exchange.getRequestHeaders()), System.nanoTime()));
    Answer answer;
    synchronized (this) {
      Queue<Answer> queue = next.getOrDefault(path, new ArrayDeque<>());
      answer = queue.isEmpty() ? always.getOrDefault(path, status(404)) : queue.remove();
    }
    answer.to(exchange);
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on a path has this. */
  public void has(String path, String body) {
    has(path, body.getBytes(StandardCharsets.UTF_8));
  }

  public void has(String path, byte[] body) {
    always.put(path, exchange -> send(exchange, 200, body));
  }

  /** From now on a path is answered with a status and nothing else. */
  public void fails(String path, int status) {
    always.put(path, status(status));
  }

  /** The next requests of a path are answered with these statuses. */
  synchronized void failsOnce(String path, int... statuses) {
    for (int status : statuses) {
      once(path, status(status));
    }
  }

  /** The next request is too much for it, it says, and until when. */
  synchronized void wantsRest(String path, String retryAfter) {
    once(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", retryAfter);
          send(exchange, 429, new byte[0]);
        });
  }

  /** The next request gets no answer. */
  synchronized void isSilentOnce(String path) {
    once(path, exchange -> awaitClose());
  }

  /** The next answer begins, and does not go on. */
  synchronized void stallsOnce(String path) {
    once(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          OutputStream body = exchange.getResponseBody();
          body.write('{');
          body.flush();
          awaitClose();
        });
  }

  /** The next answer breaks off. */
  synchronized void breaksOffOnce(String path) {
    once(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          exchange.close();
        });
  }

  private void once(String path, Answer answer) {
    next.computeIfAbsent(path, each -> new ArrayDeque<>()).add(answer);
  }

  private static Answer status(int status) {
    return exchange -> send(exchange, status, new byte[0]);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All requests so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Requests of a path so far. */
  public long asked(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).count();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
