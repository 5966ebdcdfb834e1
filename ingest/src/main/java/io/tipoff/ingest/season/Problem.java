package io.tipoff.ingest.season;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Something about a source's files that its operator should know.
 *
 * @param file name of the file it is about, without its directory
 * @param row line of the file as an editor counts, the header being 1; empty if it is about the
 *     whole file
 * @param message what is wrong, naming the offending value
 * @param remedy what can be done about it, as a sentence
 */
public record Problem(Kind kind, String file, OptionalLong row, String message, String remedy) {

  /** How much it matters. */
  public enum Severity {
    /** Usual in good files; told because it explains what follows. */
    NOTE,
    /** Something was left out, or is doubtful; the rest goes on. */
    WARNING,
    /** A file is lost, and the slates wait for it. */
    ERROR
  }

  /** What kind of problem. */
  public enum Kind {
    /** A file that every season needs is absent. */
    MISSING_FILE(Severity.ERROR),
    /** A file is there and cannot be read. */
    UNREADABLE_FILE(Severity.ERROR),
    /** A compressed file ends before its end. */
    TRUNCATED_FILE(Severity.ERROR),
    /** A file is not the CSV that the format asks for. */
    MALFORMED_FILE(Severity.ERROR),
    /** A row could not be used and is in quarantine. */
    QUARANTINED_ROW(Severity.WARNING),
    /** A player is in no list of players. */
    UNKNOWN_PLAYER(Severity.WARNING),
    /** A box score of a game that neither schedule nor odds announced. */
    GAME_NOT_ANNOUNCED(Severity.WARNING),
    /** A game was announced and has no box score. */
    GAME_WITHOUT_BOX(Severity.WARNING),
    /** Two files disagree about a game's date or teams. */
    GAMES_DISAGREE(Severity.WARNING),
    /** Players' points are not the final score. */
    POINTS_NOT_SCORE(Severity.WARNING),
    /** A team's minutes are not 240 and 25 per overtime. */
    TEAM_MINUTES(Severity.WARNING),
    /** A quote was stamped after its game had begun; it is not used before the game. */
    QUOTE_AFTER_TIP(Severity.WARNING),
    /** The season has no quotes. */
    NO_QUOTES(Severity.NOTE),
    /** A game is announced by its odds alone: it is played on a neutral floor. */
    GAME_NOT_SCHEDULED(Severity.NOTE);

    private final Severity severity;

    Kind(Severity severity) {
      this.severity = severity;
    }

    public Severity severity() {
      return severity;
    }

    /** Whether a file is lost; otherwise the rest goes on. */
    public boolean isError() {
      return severity == Severity.ERROR;
    }
  }

  public Problem {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(row, "row");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(remedy, "remedy");
  }

  static Problem ofFile(Kind kind, String file, String message, String remedy) {
    return new Problem(kind, file, OptionalLong.empty(), message, remedy);
  }

  static Problem ofRow(Kind kind, String file, long row, String message, String remedy) {
    return new Problem(kind, file, OptionalLong.of(row), message, remedy);
  }

  TipoffException toFailure() {
    return new TipoffException(FailureCategory.BAD_INPUT, file + ": " + message, remedy);
  }

  @Override
  public String toString() {
    return file + (row.isPresent() ? ":" + row.getAsLong() : "") + ": " + message + " " + remedy;
  }
}
