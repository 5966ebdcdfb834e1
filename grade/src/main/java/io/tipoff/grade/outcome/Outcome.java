package io.tipoff.grade.outcome;

import java.util.Optional;

/** A result with its reason, where it is neither won, lost nor pushed. */
record Outcome(Result result, Optional<String> reason) {

  /**
   * The outcome of a bet.
   *
   * @param over whether the over was picked, else the under
   * @param team for which he was predicted
   * @param actual his count; empty if the box score has no row of him
   * @param quoteStands whether the source still has the quote that was picked
   */
  static Outcome of(
      boolean over,
      double line,
      String team,
      Optional<Long> actual,
      GameStatus game,
      boolean quoteStands) {
    if (!quoteStands) {
      return because(Result.VOID, GradeReason.WRONG_LINE);
    }
    if (game instanceof GameStatus.Moved) {
      return because(Result.VOID, GradeReason.GAME_NOT_PLAYED);
    }
    if (actual.isPresent()) {
      return decided(over, line, actual.get());
    }
    return switch (game) {
      case GameStatus.Moved _ -> because(Result.VOID, GradeReason.GAME_NOT_PLAYED);
      case GameStatus.Unreported _ -> because(Result.UNGRADED, GradeReason.GAME_NOT_REPORTED);
      case GameStatus.Final known when !known.teams().contains(team) ->
          because(Result.VOID, GradeReason.WRONG_PLAYER);
      case GameStatus.Final known when known.complete().contains(team) ->
          because(Result.VOID, GradeReason.DID_NOT_PLAY);
      case GameStatus.Final _ -> because(Result.UNGRADED, GradeReason.BOX_INCOMPLETE);
    };
  }

  /** No bet was made. */
  static Outcome pass(Optional<String> reason) {
    return new Outcome(Result.PASS, reason.or(() -> Optional.of(GradeReason.NO_PICK.name())));
  }

  private static Outcome decided(boolean over, double line, long actual) {
    if (actual == line) {
      return new Outcome(Result.PUSH, Optional.empty());
    }
    return new Outcome(actual > line == over ? Result.WIN : Result.LOSS, Optional.empty());
  }

  private static Outcome because(Result result, GradeReason reason) {
    return new Outcome(result, Optional.of(reason.name()));
  }
}
