package io.tipoff.exactness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tipoff.time.LeagueTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider of one book's odds on one game, for whoever has its key. Its lines are far from what
 * anybody scores, half of them below and half above.
 */
final class BookServer implements AutoCloseable {

  private final HttpServer server;
  private final String key;
  private final String event;
  private final String odds;
  private final AtomicInteger requests = new AtomicInteger();

  BookServer(String key, String book, LocalDate date, List<String> players) throws IOException {
    this.key = "apiKey=" + URLEncoder.encode(key, UTF_8);
    this.event =
        """
        {"id":"e1","sport_key":"basketball_nba","sport_title":"NBA","commence_time":"%s",\
        "home_team":"Atlanta Hawks","away_team":"Boston Celtics\""""
            .formatted(LeagueTime.at(date, LocalTime.of(19, 10)));
    this.odds = odds(book, LeagueTime.at(date, LocalTime.of(13, 30)), players);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v4/sports/basketball_nba/events", this::answer);
    server.start();
  }

  private static String odds(String book, Instant updated, List<String> players) {
    List<String> sides = new ArrayList<>();
    for (int i = 0; i < players.size(); i++) {
      for (String side : List.of("Over", "Under")) {
        sides.add(
            "{\"name\":\"%s\",\"description\":\"%s\",\"price\":1.91,\"point\":%s}"
                .formatted(side, players.get(i), i % 2 == 0 ? "0.5" : "99.5"));
      }
    }
    return """
        "bookmakers":[{"key":"%s","title":"A book","markets":[\
        {"key":"player_points","last_update":"%s","outcomes":[%s]},\
        {"key":"spreads","last_update":"%s","outcomes":[\
        {"name":"Atlanta Hawks","price":1.91,"point":-3.5},\
        {"name":"Boston Celtics","price":1.91,"point":3.5}]}]}]"""
        .formatted(book, updated, String.join(",", sides), updated);
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int requests() {
    return requests.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    boolean known = exchange.getRequestURI().getRawQuery().endsWith(key);
    boolean list = exchange.getRequestURI().getPath().endsWith("/events");
    byte[] body = (list ? "[" + event + "}]" : event + "," + odds + "}").getBytes(UTF_8);
    exchange.sendResponseHeaders(known ? 200 : 401, known ? body.length : -1);
    if (known) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
