package io.tipoff.ingest.synthetic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeagueSpecTest {

  private static final SeasonSpec SEASON = new SeasonSpec("2024-25", 5, 0, 0, true);

  @Test
  void refusesLeaguesThatCannotPlay() {
    assertThatThrownBy(() -> new LeagueSpec(1, 1, 1, List.of(SEASON)))
        .hasMessageContaining("teams");
    assertThatThrownBy(() -> new LeagueSpec(1, 31, 1, List.of(SEASON)))
        .hasMessageContaining("teams");
    assertThatThrownBy(() -> new LeagueSpec(1, 4, 0, List.of(SEASON)))
        .hasMessageContaining("books");
    assertThatThrownBy(() -> new LeagueSpec(1, 4, 1, List.of())).hasMessageContaining("season");
    assertThatThrownBy(() -> new LeagueSpec(1, 4, 1, List.of(SEASON, SEASON)))
        .hasMessageContaining("2024-25 is there twice");
  }

  @Test
  void refusesSeasonsThatCannotBePlayed() {
    assertThatThrownBy(() -> new SeasonSpec("2024", 5, 0, 0, true)).hasMessageContaining("'2024'");
    assertThatThrownBy(() -> new SeasonSpec("2024-25", 0, 0, 0, true))
        .hasMessageContaining("slates");
    assertThatThrownBy(() -> new SeasonSpec("2024-25", 5, 0, 5, true))
        .hasMessageContaining("neutral");
  }
}
