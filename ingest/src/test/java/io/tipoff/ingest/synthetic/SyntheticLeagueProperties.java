package io.tipoff.ingest.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SyntheticLeagueProperties {

  @Property(tries = 40)
  void anySmallLeagueHasItsSlatesAndTruthsThatAreDistributions(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 7) int teams,
      @ForAll @IntRange(min = 1, max = 8) int slates,
      @ForAll @IntRange(min = 0, max = 9) int postseason) {
    SyntheticLeague league =
        SyntheticLeague.generate(
            new LeagueSpec(
                seed,
                teams,
                1,
                List.of(
                    new SeasonSpec("2022-23", slates, postseason, 0, false),
                    new SeasonSpec("2023-24", slates, 0, 0, true))));

    assertThat(league.slates("2022-23")).hasSizeBetween(slates, slates + postseason).isSorted();
    assertThat(league.slates("2023-24")).hasSize(slates).isSorted();
    assertThat(league.truths("2023-24")).isNotEmpty();
    for (TrueProp truth : league.truths("2023-24")) {
      assertThat(truth.count().over(0) + truth.count().probability(0))
          .isBetween(1 - 1e-12, 1 + 1e-12);
      assertThat(truth.appears()).isBetween(0.5, 1.0);
    }
  }
}
