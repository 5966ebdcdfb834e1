package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.Artefact;
import java.util.List;
import java.util.Locale;

/** The kinds of season file, and the columns each must have. */
public enum SeasonFileKind {
  SCHEDULE(true, "season season_type game_id game_date home away scheduled_utc"),
  GAME_ODDS(true, "season game_date game_id home away spread_home total score_home score_away src"),
  PROP_LINES(
      false,
      "src game_date game_id player_id player_name home away market book line over_price"
          + " under_price snapshot_utc"),
  INJURIES(false, "src reported_at game_date team player_id player_name status reason"),
  PLAYER_BOX(
      true,
      "season season_type game_id game_date player_id player_name team opp home minutes pts reb"
          + " oreb dreb ast stl blk tov pf fgm fga fg3m fg3a ftm fta plus_minus src");

  private final boolean required;
  private final String columns;

  SeasonFileKind(boolean required, String columns) {
    this.required = required;
    this.columns = columns;
  }

  /** The kind of file that tells of an artefact. */
  static SeasonFileKind of(Artefact artefact) {
    return switch (artefact) {
      case SCHEDULE, SCHEDULE_AHEAD -> SCHEDULE;
      case GAME_ODDS, GAME_RESULTS -> GAME_ODDS;
      case PROP_LINES -> PROP_LINES;
      case INJURIES -> INJURIES;
      case PLAYER_BOX -> PLAYER_BOX;
    };
  }

  /** As in file names and archive addresses, such as {@code player_box}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether every season must have one. */
  public boolean isRequired() {
    return required;
  }

  List<String> columns() {
    return List.of(columns.split(" ", -1));
  }
}
