package io.tipoff.ingest.oddsapi;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.AnnouncedGame.AnnouncedBy;
import io.tipoff.ingest.fact.SeasonType;
import io.tipoff.slate.Slate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Two games of an evening, and payloads about them of the form that the provider publishes. */
final class OddsPayloads {

  static final Slate SLATE = new Slate("nba", LocalDate.parse("2025-01-15"));
  static final Instant TIP = Instant.parse("2025-01-16T00:10:00Z");
  static final Instant LATE_TIP = Instant.parse("2025-01-16T03:10:00Z");
  static final List<AnnouncedGame> GAMES =
      List.of(game("0022400001", "BOS", "NYK", TIP), game("0022400002", "LAC", "GSW", LATE_TIP));
  static final String EARLY = event("e1", TIP, "Boston Celtics", "New York Knicks");
  static final String LATE = event("e2", LATE_TIP, "LA Clippers", "Golden State Warriors");

  private OddsPayloads() {}

  static AnnouncedGame game(String id, String home, String away, Instant tip) {
    return new AnnouncedGame(
        id,
        SLATE.date(),
        "2024-25",
        SeasonType.RS,
        home,
        away,
        false,
        Optional.of(tip),
        tip,
        true,
        AnnouncedBy.SCHEDULE);
  }

  static String list(String... events) {
    return "[" + String.join(",", events) + "]";
  }

  static String event(String id, Instant commence, String home, String away) {
    return """
        {"id":"%s","sport_key":"basketball_nba","sport_title":"NBA","commence_time":"%s",\
        "home_team":"%s","away_team":"%s"}"""
        .formatted(id, commence, home, away);
  }

  /** An event with what books offer on it. */
  static String odds(String event, String... books) {
    return event.substring(0, event.length() - 1)
        + ",\"bookmakers\":["
        + String.join(",", books)
        + "]}";
  }

  static String book(String key, String... markets) {
    return "{\"key\":\"%s\",\"title\":\"A book\",\"markets\":[%s]}"
        .formatted(key, String.join(",", markets));
  }

  static String market(String key, Instant updated, String... outcomes) {
    return "{\"key\":\"%s\",\"last_update\":\"%s\",\"outcomes\":[%s]}"
        .formatted(key, updated, String.join(",", outcomes));
  }

  /** Both sides of a line on a player. */
  static String line(String player, String point, String over, String under) {
    return outcome("Over", player, over, point) + "," + outcome("Under", player, under, point);
  }

  static String outcome(String name, String player, String price, String point) {
    return "{\"name\":\"%s\",\"description\":\"%s\",\"price\":%s,\"point\":%s}"
        .formatted(name, player, price, point);
  }

  static String side(String name, String point) {
    return "{\"name\":\"%s\",\"price\":-110,\"point\":%s}".formatted(name, point);
  }

  static byte[] bytes(String payload) {
    return payload.getBytes(StandardCharsets.UTF_8);
  }
}
