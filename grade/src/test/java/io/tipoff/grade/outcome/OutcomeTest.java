package io.tipoff.grade.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OutcomeTest {

  private static final GameStatus COMPLETE =
      GameStatus.Final.of(Map.of("BOS", 100L, "NYK", 90L), Map.of("BOS", 100L, "NYK", 88L));

  @Test
  void decidesByTheLine() {
    assertThat(bet(true, 20.5, 21L)).isEqualTo(Result.WIN);
    assertThat(bet(true, 20.5, 20L)).isEqualTo(Result.LOSS);
    assertThat(bet(false, 20.5, 20L)).isEqualTo(Result.WIN);
    assertThat(bet(false, 20.5, 21L)).isEqualTo(Result.LOSS);
    assertThat(bet(true, 20, 20L)).isEqualTo(Result.PUSH);
    assertThat(bet(false, 20, 20L)).isEqualTo(Result.PUSH);
  }

  @Test
  void voidsOnlyWhenTheTeamsBoxScoreIsComplete() {
    assertThat(missing("BOS", COMPLETE))
        .isEqualTo(new Outcome(Result.VOID, Optional.of("DID_NOT_PLAY")));
    assertThat(missing("NYK", COMPLETE))
        .isEqualTo(new Outcome(Result.UNGRADED, Optional.of("BOX_INCOMPLETE")));
  }

  @Test
  void voidsAPlayerOfATeamThatHadNoPart() {
    assertThat(missing("LAL", COMPLETE))
        .isEqualTo(new Outcome(Result.VOID, Optional.of("WRONG_PLAYER")));
  }

  @Test
  void leavesAGameThatNobodyReportedUngraded() {
    assertThat(missing("BOS", new GameStatus.Unreported()))
        .isEqualTo(new Outcome(Result.UNGRADED, Optional.of("GAME_NOT_REPORTED")));
  }

  @Test
  void voidsABetOnAGameThatWasMoved() {
    assertThat(missing("BOS", new GameStatus.Moved()))
        .isEqualTo(new Outcome(Result.VOID, Optional.of("GAME_NOT_PLAYED")));
  }

  @Test
  void voidsAQuoteThatItsSourceTookBack() {
    assertThat(Outcome.of(true, 20.5, "BOS", Optional.of(30L), COMPLETE, false))
        .isEqualTo(new Outcome(Result.VOID, Optional.of("WRONG_LINE")));
  }

  private static Result bet(boolean over, double line, long actual) {
    return Outcome.of(over, line, "BOS", Optional.of(actual), COMPLETE, true).result();
  }

  private static Outcome missing(String team, GameStatus game) {
    return Outcome.of(true, 20.5, team, Optional.empty(), game, true);
  }
}
