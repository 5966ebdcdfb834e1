package io.tipoff.features.rows;

import io.tipoff.features.availability.Availability;
import io.tipoff.features.contract.Feature;
import io.tipoff.features.contract.FeatureContract;
import io.tipoff.features.contract.FeatureInput;
import io.tipoff.features.contract.Fixture;
import io.tipoff.features.contract.Presence;
import io.tipoff.features.contract.Teammates;
import io.tipoff.features.history.PlayerHistory;
import io.tipoff.features.history.TeamDays;
import io.tipoff.features.quote.PlayerLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one revision.
 *
 * @param values per player, in the order of the table's columns
 * @param outOfRange values that a feature's range refused; they are null in the rows
 */
record RevisionRows(List<Object[]> values, long outOfRange) {

  /** Games whose age tells how old a row's inputs are. */
  private static final int FORM_GAMES = 10;

  private static final TeamDays NO_GAMES = TeamDays.of();

  /**
   * Computes the rows.
   *
   * @param fixtures in key order
   * @param histories of the same players, in the same order, none of them empty
   * @param teams days of the earlier games of each team
   * @param lines what the books quote, of the players that they quote
   * @param availability what injury reports say
   * @param degraded what was missing when the run started
   */
  static RevisionRows compute(
      FeatureContract contract,
      Instant asOf,
      List<Fixture> fixtures,
      List<PlayerHistory> histories,
      Map<String, TeamDays> teams,
      Map<PlayerLines.Key, PlayerLines> lines,
      Availability availability,
      List<String> degraded) {
    Map<String, List<Teammates.Part>> parts = new HashMap<>();
    Map<String, List<String>> rosters = new HashMap<>();
    Map<String, Instant> quoted = new HashMap<>();
    int[] places = new int[fixtures.size()];
    for (int i = 0; i < places.length; i++) {
      String team = fixtures.get(i).team();
      String player = fixtures.get(i).playerId();
      rosters.computeIfAbsent(team, t -> new ArrayList<>()).add(player);
      List<Teammates.Part> mates = parts.computeIfAbsent(team, t -> new ArrayList<>());
      places[i] = mates.size();
      Double toMiss = availability.chanceToMiss(player, team);
      PlayerLines own = linesOn(fixtures.get(i), lines);
      mates.add(
          Teammates.Part.of(
              histories.get(i),
              teams.getOrDefault(team, NO_GAMES),
              toMiss == null ? 0 : toMiss,
              own.stamped()));
      if (own.knownAt() != null) {
        quoted.merge(team, own.knownAt(), Fixture::later);
      }
    }
    String mark = degraded.isEmpty() ? null : String.join("; ", degraded);
    String digest = contract.digest();
    List<Object[]> values = new ArrayList<>();
    long outOfRange = 0;
    for (int i = 0; i < places.length; i++) {
      Fixture fixture = fixtures.get(i);
      FeatureInput input =
          new FeatureInput(
              fixture.gameDate().toEpochDay(),
              fixture,
              histories.get(i),
              teams.getOrDefault(fixture.team(), NO_GAMES),
              Teammates.of(
                  parts.get(fixture.team()), places[i], availability.covers(fixture.team())),
              linesOn(fixture, lines),
              availability.chanceToMiss(fixture.playerId(), fixture.team()));
      Measured measured = Measured.of(contract, input);
      outOfRange += measured.outOfRange();
      Instant reported = availability.knownAt(fixture.team(), rosters.get(fixture.team()));
      Instant known = fixture.knownAt(quoted.get(fixture.team()));
      values.add(row(asOf, contract.id(), digest, mark, input, known, reported, measured));
    }
    return new RevisionRows(values, outOfRange);
  }

  private static PlayerLines linesOn(Fixture fixture, Map<PlayerLines.Key, PlayerLines> lines) {
    return lines.getOrDefault(
        new PlayerLines.Key(fixture.gameId(), fixture.playerId()), PlayerLines.NONE);
  }

  private static Object[] row(
      Instant asOf,
      String contract,
      String digest,
      String degraded,
      FeatureInput input,
      Instant known,
      Instant reported,
      Measured measured) {
    Fixture fixture = input.fixture();
    List<Object> row = new ArrayList<>();
    row.add(asOf);
    row.add(fixture.gameId());
    row.add(fixture.playerId());
    row.add(fixture.gameDate());
    row.add(fixture.season());
    row.add(fixture.seasonType());
    row.add(fixture.team());
    row.add(fixture.opponent());
    row.add(contract);
    row.add(digest);
    row.add((long) input.history().allGames());
    row.add(measured.quality());
    row.add(input.day() - input.history().oldestDayOf(FORM_GAMES));
    row.add(degraded);
    row.add(Fixture.later(fixture.knownAtBeforeMarket(), reported));
    row.add(Fixture.later(known, reported));
    row.addAll(measured.values());
    return row.toArray();
  }

  /** A player's features, and how many of the required ones are there. */
  private record Measured(List<Double> values, double quality, long outOfRange) {

    static Measured of(FeatureContract contract, FeatureInput input) {
      List<Double> values = new ArrayList<>();
      long required = 0;
      long present = 0;
      long outOfRange = 0;
      for (Feature feature : contract.features()) {
        Double value = feature.value(input);
        if (!feature.allows(value)) {
          outOfRange++;
          value = null;
        }
        if (feature.presence() == Presence.REQUIRED) {
          required++;
          present += value == null ? 0 : 1;
        }
        values.add(value);
      }
      return new Measured(values, (double) present / required, outOfRange);
    }
  }
}
