package io.tipoff.transform.league;

import io.tipoff.time.LeagueTime;
import io.tipoff.transform.league.Facts.Box;
import io.tipoff.transform.league.Facts.Game;
import io.tipoff.transform.league.Facts.Odds;
import io.tipoff.transform.league.Facts.Result;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A small league of two seasons in which everything awkward happens: second games of a day, trades,
 * absences, neutral floors, late games past midnight UTC, odds after the tip, odds revised, box
 * scores corrected or taken back days later, games without a result.
 *
 * @param first every fact in its first version
 * @param corrected the same after corrections, those of one date known at one instant
 * @param last the same after some box-score rows were taken back, later than all else
 */
public record RandomLeague(Facts first, Facts corrected, Facts last) {

  private static final List<String> TEAMS = List.of("ATL", "BOS", "CHI", "DEN", "MIA", "NYK");
  private static final LocalDate[] OPENINGS = {
    LocalDate.parse("2024-03-20"), LocalDate.parse("2024-10-22")
  };
  private static final int DAYS = 12;

  /** The league of a seed; the same seed gives the same league. */
  public static RandomLeague of(long seed) {
    return new Maker(new Random(seed)).make();
  }

  /** Games in order of their tips. */
  public List<Game> games() {
    return first.games().stream().sorted((a, b) -> a.tip().compareTo(b.tip())).toList();
  }

  /** Dates with games. */
  public List<LocalDate> dates() {
    return first.games().stream().map(Game::gameDate).distinct().sorted().toList();
  }

  /** The league as far as it was known strictly before an instant. */
  public RandomLeague knownBefore(Instant cutOff) {
    Facts then = before(first, cutOff);
    Map<String, Box> boxes = new TreeMap<>();
    then.boxes().forEach(box -> boxes.put(key(box), box));
    before(corrected, cutOff).boxes().forEach(box -> boxes.put(key(box), box));
    Map<String, Odds> odds = new TreeMap<>();
    then.odds().forEach(of -> odds.put(of.gameId(), of));
    before(corrected, cutOff).odds().forEach(of -> odds.put(of.gameId(), of));
    Facts since =
        new Facts(
            then.games(), List.copyOf(odds.values()), List.copyOf(boxes.values()), then.results());
    return new RandomLeague(then, since, since);
  }

  private static Facts before(Facts facts, Instant cutOff) {
    return new Facts(
        facts.games().stream().filter(fact -> fact.knownAt().isBefore(cutOff)).toList(),
        facts.odds().stream().filter(fact -> fact.knownAt().isBefore(cutOff)).toList(),
        facts.boxes().stream().filter(fact -> fact.knownAt().isBefore(cutOff)).toList(),
        facts.results().stream().filter(fact -> fact.knownAt().isBefore(cutOff)).toList());
  }

  private static String key(Box box) {
    return box.gameId() + "/" + box.playerId();
  }

  /** Draws the league. */
  private static final class Maker {
    private final Random random;
    private final Map<String, String> teamOf = new TreeMap<>();
    private final List<Game> games = new ArrayList<>();
    private final List<Odds> odds = new ArrayList<>();
    private final List<Odds> laterOdds = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();
    private final List<Box> laterBoxes = new ArrayList<>();
    private final List<Box> lastBoxes = new ArrayList<>();
    private final Map<LocalDate, Instant> corrections = new TreeMap<>();
    private final List<Result> results = new ArrayList<>();

    private Maker(Random random) {
      this.random = random;
      for (int i = 0; i < 4 * TEAMS.size(); i++) {
        teamOf.put("p%02d".formatted(i), TEAMS.get(i % TEAMS.size()));
      }
    }

    private RandomLeague make() {
      for (LocalDate opening : OPENINGS) {
        String season = opening.getMonthValue() > 6 ? "2024-25" : "2023-24";
        for (int day = 0; day < DAYS; day++) {
          playDay(opening.plusDays(day), season);
        }
      }
      return new RandomLeague(
          new Facts(games, odds, boxes, results),
          new Facts(games, laterOdds, laterBoxes, results),
          new Facts(games, laterOdds, lastBoxes, results));
    }

    private void playDay(LocalDate date, String season) {
      List<String> teams = new ArrayList<>(TEAMS);
      Collections.shuffle(teams, random);
      int pairs = random.nextInt(4);
      for (int i = 0; i < pairs; i++) {
        play(date, season, teams.get(2 * i), teams.get(2 * i + 1), 19 + random.nextInt(4));
      }
      if (pairs > 0 && random.nextInt(6) == 0) {
        play(date, season, teams.get(1), teams.get(0), 23);
      }
      teamOf.replaceAll(
          (player, team) ->
              random.nextInt(30) == 0 ? TEAMS.get(random.nextInt(TEAMS.size())) : team);
    }

    private Instant correctionOf(LocalDate date) {
      return corrections.computeIfAbsent(
          date, of -> Facts.morningAfter(of).plusSeconds(1L + random.nextInt(12 * 86_400)));
    }

    private void play(LocalDate date, String season, String home, String away, int hour) {
      String id = "g%04d".formatted(games.size());
      Instant tip = LeagueTime.at(date, LocalTime.of(hour, 10));
      Game game =
          new Game(
              id,
              date,
              season,
              "RS",
              home,
              away,
              random.nextInt(12) == 0,
              tip.minusSeconds(600),
              tip,
              false,
              "BOTH",
              LeagueTime.at(date.minusDays(random.nextInt(6)), LocalTime.of(8, 0)));
      games.add(game);
      drawOdds(game);
      boolean mended = random.nextInt(3) == 0;
      Instant correction = correctionOf(date);
      for (Map.Entry<String, String> member : teamOf.entrySet()) {
        String team = member.getValue();
        if ((team.equals(home) || team.equals(away)) && random.nextInt(5) > 0) {
          drawBox(Facts.appearance(game, member.getKey(), team), mended, correction);
        }
      }
      if (random.nextInt(10) > 0) {
        results.add(Facts.result(game, 90 + random.nextInt(40), 90 + random.nextInt(40)));
      }
    }

    private void drawOdds(Game game) {
      if (random.nextInt(8) == 0) {
        return;
      }
      int late = random.nextInt(6) == 0 ? random.nextInt(3) * 60 : -60;
      Odds closing =
          new Odds(
              game.gameId(),
              "closing",
              game.gameDate(),
              game.homeTeam(),
              game.awayTeam(),
              (random.nextInt(30) - 15) / 2.0,
              random.nextInt(10) == 0 ? null : Double.valueOf(200 + random.nextInt(60) / 2.0),
              game.tip().plusSeconds(late));
      odds.add(closing);
      laterOdds.add(
          random.nextInt(5) > 0
              ? closing
              : new Odds(
                  closing.gameId(),
                  closing.source(),
                  closing.gameDate(),
                  closing.homeTeam(),
                  closing.awayTeam(),
                  closing.spreadHome() + 1,
                  closing.total(),
                  closing.knownAt().plusSeconds(60L + random.nextInt(7_200))));
    }

    private void drawBox(Box ordinary, boolean mended, Instant correction) {
      Box box = ordinary.scoring(random.nextInt(40)).lasting(60L * random.nextInt(48));
      boxes.add(box);
      Box later =
          mended && random.nextInt(3) == 0
              ? box.scoring(random.nextInt(40)).known(correction)
              : box;
      laterBoxes.add(later);
      if (random.nextInt(15) > 0) {
        lastBoxes.add(later);
      }
    }
  }
}
