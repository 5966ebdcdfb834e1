package io.tipoff.transform.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BoxScoreFormulasProperties {

  private static final double ROUNDING = 1e-9;

  @Provide
  Arbitrary<Attempts> players() {
    return attempts(40);
  }

  @Provide
  Arbitrary<Attempts> teams() {
    return attempts(130);
  }

  private static Arbitrary<Attempts> attempts(int most) {
    Arbitrary<Long> count = Arbitraries.longs().between(0, most);
    return Combinators.combine(count, count, count, count).as(Attempts::new);
  }

  @Property
  void possessionsAreTheTextbookFormula(@ForAll("teams") Attempts team) {
    assertThat(BoxScoreFormulas.possessions(team))
        .isCloseTo(
            team.fieldGoals()
                + 0.44 * team.freeThrows()
                - team.offensiveRebounds()
                + team.turnovers(),
            within(ROUNDING));
  }

  @Property
  void paceIsPossessionsPer48MinutesOfFive(
      @ForAll("teams") Attempts team, @ForAll @IntRange(max = 4) int overtimes) {
    long seconds = (240 + 25L * overtimes) * 60;
    Double pace = BoxScoreFormulas.pace(team, seconds);
    double minutes = seconds / 60.0;
    assertThat(pace)
        .isCloseTo(48 * BoxScoreFormulas.possessions(team) / (minutes / 5), within(ROUNDING));
  }

  @Property
  void ratingIsPointsPer100Possessions(
      @ForAll("teams") Attempts team, @ForAll @LongRange(max = 200) long points) {
    Double rating = BoxScoreFormulas.rating(points, team);
    double possessions = BoxScoreFormulas.possessions(team);
    if (possessions <= 0) {
      assertThat(rating).isNull();
    } else {
      assertThat(rating).isCloseTo(100 * points / possessions, within(1e-6));
    }
  }

  @Property
  @Tag("FEA-05")
  void usageIsTheTextbookFormulaAndNullWithoutTimeOrAttempts(
      @ForAll("players") Attempts player,
      @ForAll("teams") Attempts team,
      @ForAll @LongRange(max = 3600) long seconds) {
    long teamSeconds = 240 * 60;
    double ended = player.fieldGoals() + 0.44 * player.freeThrows() + player.turnovers();
    double teamEnded = team.fieldGoals() + 0.44 * team.freeThrows() + team.turnovers();
    Double usage = BoxScoreFormulas.usage(player, seconds, team, teamSeconds);
    if (seconds == 0 || teamEnded == 0) {
      assertThat(usage).isNull();
    } else {
      double expected = 100 * ended * (240 / 5.0) / (seconds / 60.0 * teamEnded);
      assertThat(usage).isCloseTo(expected, within(1e-6 + expected * ROUNDING));
    }
  }

  @Property
  void usageOfFivePlayersWhoPlayAllTheGameAddsUpTo500(@ForAll("players") Attempts each) {
    Attempts team = each.plus(each).plus(each).plus(each).plus(each);
    Double usage = BoxScoreFormulas.usage(each, 48 * 60, team, 240 * 60);
    if (usage != null) {
      assertThat(5 * usage).isCloseTo(100, within(ROUNDING));
    }
  }

  @Property
  void shootingRatesAreNullWhereNothingWasAttemptedAndZeroWhereAllMissed(
      @ForAll("players") Attempts player) {
    Double trueShooting = BoxScoreFormulas.trueShooting(0, player);
    Double effective = BoxScoreFormulas.effectiveFieldGoal(0, 0, player.fieldGoals());
    if (player.fieldGoals() + player.freeThrows() == 0) {
      assertThat(trueShooting).isNull();
    } else {
      assertThat(trueShooting).isZero();
    }
    if (player.fieldGoals() == 0) {
      assertThat(effective).isNull();
    } else {
      assertThat(effective).isZero();
    }
  }

  @Property
  void aThreeIsWorthOneAndAHalfFieldGoals(
      @ForAll @LongRange(min = 1, max = 40) long attempted,
      @ForAll @LongRange(max = 40) long made,
      @ForAll @LongRange(max = 40) long threes) {
    assertThat(BoxScoreFormulas.effectiveFieldGoal(made, threes, attempted))
        .isCloseTo((made + 0.5 * threes) / attempted, within(ROUNDING));
  }

  @Property
  void teamSecondsAreRegulationAndWholeOvertimes(
      @ForAll @IntRange(max = 6) int overtimes,
      @ForAll @LongRange(min = -749, max = 749) long off) {
    long whole = (240 + 25L * overtimes) * 60;
    assertThat(BoxScoreFormulas.teamSeconds(whole + off)).isEqualTo(whole);
  }

  @Example
  void halfAnOvertimeRoundsUp() {
    assertThat(BoxScoreFormulas.teamSeconds(240 * 60 + 750)).isEqualTo(265 * 60);
    assertThat(BoxScoreFormulas.teamSeconds(240 * 60 + 749)).isEqualTo(240 * 60);
  }

  @Example
  void ratesOfNoTimeAtAllAreNull() {
    Attempts team = new Attempts(80, 20, 10, 12);
    assertThat(BoxScoreFormulas.pace(team, 0)).isNull();
    assertThat(BoxScoreFormulas.rating(100, new Attempts(0, 0, 5, 0))).isNull();
  }
}
