package io.tipoff.ingest.season;

import io.tipoff.event.PlayerStatus;
import io.tipoff.ingest.fact.InjuryReportRow;
import io.tipoff.ingest.name.PlayerDirectory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads what reports said of players. A row without the instant of its report is of no use. */
final class InjuriesParser extends RowParser<InjuryReportRow> {

  private final PlayerDirectory players;

  InjuriesParser(String file, String season, TeamTable teams, PlayerDirectory players) {
    super(file, season, teams);
    this.players = players;
  }

  @Override
  InjuryReportRow read(CsvRow row) throws BadFieldException {
    String source = row.required("src");
    row.required("reported_at");
    Optional<Instant> reportedAt = row.instant("reported_at");
    LocalDate date = date(row);
    String team = team(row, "team");
    boolean byName = row.text("player_id").isEmpty();
    return new InjuryReportRow(
        source,
        date,
        byName ? player(row, players, Set.of(team), date) : row.id("player_id"),
        byName,
        row.required("player_name"),
        team,
        status(row),
        Optional.of(row.text("reason")).filter(Predicate.not(String::isEmpty)),
        reportedAt);
  }

  private static PlayerStatus status(CsvRow row) throws BadFieldException {
    String text = row.required("status");
    for (PlayerStatus status : PlayerStatus.values()) {
      if (status.name().equals(text.toUpperCase(Locale.ROOT))) {
        return status;
      }
    }
    throw new BadFieldException(
        "status",
        "status is '" + text + "', which no injury report says",
        "Use one of the statuses in docs/season-files.md.");
  }
}
