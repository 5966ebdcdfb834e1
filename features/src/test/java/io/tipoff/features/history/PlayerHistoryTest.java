package io.tipoff.features.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PlayerHistoryTest {

  private static PlayerHistory on(long... days) {
    return PlayerHistory.of(LongStream.of(days).mapToObj(PlayerHistoryTest::game).toList());
  }

  private static GameRow game(long day) {
    return Games.game(1, "g", day, 1, 1, 1_800, 10, 5, 4, 2, 400, 14_400, 2_500);
  }

  @Test
  void rowOfZeroMinutesCounts() {
    GameRow zero = Games.game(1, "g", 11, 1, 1, 0, 0, 0, 0, 0, 0, 14_400, 2_500);
    PlayerHistory history = PlayerHistory.of(List.of(game(10), zero));
    assertThat(history.mean(Stat.POINTS, 5)).isEqualTo(5);
    assertThat(history.mean(Stat.MINUTES, 5)).isEqualTo(15);
    assertThat(history.latest(Stat.MINUTES)).isZero();
  }

  @Test
  @Tag("FEA-02")
  void deviationAndSlopeNeedThreeGames() {
    assertThat(on(1, 2).standardDeviation(Stat.POINTS, 10)).isNull();
    assertThat(on(1, 2).slope(Stat.POINTS, 10)).isNull();
    assertThat(on(1, 2, 3).standardDeviation(Stat.POINTS, 10)).isZero();
    assertThat(on(1, 2, 3).slope(Stat.POINTS, 10)).isZero();
  }

  @Test
  void rateNeedsItsLeastMinutes() {
    GameRow brief = Games.game(1, "g", 1, 1, 1, 1_199, 10, 0, 0, 0, 0, 14_400, 2_500);
    GameRow enough = Games.game(1, "g", 1, 1, 1, 1_200, 10, 0, 0, 0, 0, 14_400, 2_500);
    assertThat(PlayerHistory.of(List.of(brief)).decayedPerMinute(Stat.POINTS, 0.96, 20)).isNull();
    assertThat(PlayerHistory.of(List.of(enough)).decayedPerMinute(Stat.POINTS, 0.96, 20))
        .isEqualTo(0.5);
  }

  @Test
  @Tag("FEA-05")
  void usageOverAWindowIsARatioOfSums() {
    GameRow heavy = Games.game(1, "g", 1, 1, 1, 2_400, 0, 0, 0, 0, 25 * 30, 14_400, 25 * 100);
    GameRow light = Games.game(1, "g", 2, 1, 1, 600, 0, 0, 0, 0, 25 * 2, 15_900, 25 * 110);
    double expected = 100 * (32 * (30_300 / 60.0 / 5)) / (50 * 210);
    assertThat(PlayerHistory.of(List.of(heavy, light)).usage(10, 5))
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void usageIsNullBelowItsLeastMinutesAndWithoutTeamPlays() {
    assertThat(on(1).usage(10, 31)).isNull();
    GameRow alone = Games.game(1, "g", 1, 1, 1, 2_400, 0, 0, 0, 0, 0, 14_400, 0);
    assertThat(PlayerHistory.of(List.of(alone)).usage(10, 5)).isNull();
  }

  @Test
  void historyAgainstTheOpponentIsOverThoseGamesAlone() {
    GameRow against = Games.against(Games.game(1, "g", 1, 1, 1, 1_800, 31, 0, 0, 0, 0, 1, 1));
    PlayerHistory history = PlayerHistory.of(List.of(against, game(2), game(3)));
    assertThat(history.gamesAgainst()).isEqualTo(1);
    assertThat(history.meanAgainst(Stat.POINTS, 5)).isEqualTo(31);
    assertThat(on(1, 2).meanAgainst(Stat.POINTS, 5)).isNull();
  }

  @Test
  void shareOfShotsIsNullWhereTheTeamsAreNotKnown() {
    GameRow old =
        new GameRow(1, "g", 1, 1, 1, 0, 1_800, 9, 1, 1, 1, 1, 1, 8, 200, 14_400, null, 2_500);
    assertThat(PlayerHistory.of(List.of(old, game(2))).shareOfShots(10)).isNull();
    assertThat(PlayerHistory.of(List.of(old, game(2))).shareOfShots(1)).isEqualTo(0.2);
  }

  @Test
  void backToBacksAreConsecutiveGamesOneDayApart() {
    assertThat(on(90, 91, 95, 96, 97).backToBacksSince(86)).isEqualTo(3);
    assertThat(on(90, 91, 95, 96, 97).backToBacksSince(96)).isEqualTo(1);
    assertThat(on(90, 92, 94).backToBacksSince(86)).isZero();
  }

  @Test
  void twoGamesOfOneDayAreNoBackToBack() {
    assertThat(on(90, 90).backToBacksSince(86)).isZero();
    assertThat(on(90, 90).gamesSince(90)).isEqualTo(2);
  }

  @Test
  void missedShareCountsTheTeamsGamesSinceHeJoined() {
    TeamDays team = TeamDays.of(80, 82, 84, 86, 88, 90, 92, 94, 96, 98, 100, 102);
    assertThat(team.shareMissed(10, joiningOn(96, 70, 72, 96, 98, 102))).isEqualTo(0.25);
    assertThat(team.shareMissed(10, joiningOn(70, 70, 72, 96, 98, 102))).isEqualTo(0.7);
    assertThat(team.shareMissed(10, joiningOn(103, 70, 72, 103))).isNull();
    assertThat(team.shareMissed(10, joiningOn(200, 70, 72))).isNull();
  }

  /** A player whose games from a day on are for the roster's team. */
  private static PlayerHistory joiningOn(long joined, long... days) {
    return PlayerHistory.of(
        LongStream.of(days)
            .mapToObj(
                day ->
                    Games.game(
                        1,
                        "g",
                        day,
                        1,
                        day >= joined ? 1 : 0,
                        1_800,
                        10,
                        5,
                        4,
                        2,
                        400,
                        14_400,
                        2_500))
            .toList());
  }

  @Test
  void gamesSinceTeamChangeAreTheLatestRunForTheRostersTeam() {
    assertThat(joiningOn(96, 70, 72, 96, 98).gamesSinceTeamChange()).isEqualTo(2);
    assertThat(joiningOn(200, 70, 72).gamesSinceTeamChange()).isZero();
  }

  @Test
  void missedRunCountsTheTeamsGamesAfterHisLatest() {
    TeamDays team = TeamDays.of(90, 92, 94, 96);
    assertThat(team.gamesAfter(92)).isEqualTo(2);
    assertThat(team.gamesAfter(96)).isZero();
    assertThat(team.gamesAfter(10)).isEqualTo(4);
  }
}
