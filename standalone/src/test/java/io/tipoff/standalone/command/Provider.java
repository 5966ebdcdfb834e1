package io.tipoff.standalone.command;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A provider of the schedule of one past game, and of its box score. */
final class Provider implements AutoCloseable {

  static final String DATE = "2020-02-05";

  private static final String GAME = "0021900001";
  private static final int PLAYERS = 9;

  private final HttpServer server;

  /** Of the first player; all others have as many as follow from their shots. */
  volatile int pointsOfTheFirst = 14;

  Provider(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean box = exchange.getRequestURI().getPath().contains(GAME);
          byte[] body = (box ? boxScore() : schedule()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  private static String schedule() {
    return """
    {"leagueSchedule":{"seasonYear":"2019-20","gameDates":[{"games":[
      {"gameId":"%s","gameDateEst":"%sT00:00:00Z","gameDateTimeUTC":"2020-02-06T00:00:00Z",
       "isNeutral":false,"homeTeam":{"teamId":1610612766},"awayTeam":{"teamId":1610612737}}]}]}}"""
        .formatted(GAME, DATE);
  }

  private String boxScore() {
    return """
    {"game":{"gameId":"%s","gameEt":"%sT19:00:00-05:00","gameStatus":3,
      "homeTeam":{"teamId":1610612766,"score":126,"players":[%s]},
      "awayTeam":{"teamId":1610612737,"score":126,"players":[%s]}}}"""
        .formatted(GAME, DATE, players(100, 14), players(200, pointsOfTheFirst));
  }

  private static String players(int firstId, int pointsOfTheFirst) {
    return IntStream.range(0, PLAYERS)
        .mapToObj(player -> player(firstId + player, player == 0 ? pointsOfTheFirst : 14))
        .collect(Collectors.joining(","));
  }

  private static String player(int id, int points) {
    return """
    {"personId":%d,"name":"Player %d","played":"1","statistics":{"minutes":"PT26M40.00S",
     "points":%d,"reboundsTotal":5,"reboundsOffensive":1,"reboundsDefensive":4,"assists":3,
     "steals":1,"blocks":0,"turnovers":1,"foulsPersonal":2,"fieldGoalsMade":5,
     "fieldGoalsAttempted":10,"threePointersMade":2,"threePointersAttempted":5,
     "freeThrowsMade":2,"freeThrowsAttempted":2,"plusMinusPoints":0}}"""
        .formatted(id, id, points);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
