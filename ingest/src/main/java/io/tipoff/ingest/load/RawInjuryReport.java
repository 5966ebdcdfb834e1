package io.tipoff.ingest.load;

import io.tipoff.digest.ContentId;
import io.tipoff.event.PlayerStatus;
import io.tipoff.ingest.fact.InjuryReportRow;
import io.tipoff.ingest.fact.Known;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of {@code raw.injury_report}: what a report said of one player for his game of one date.
 * Reports that repeat it are rows of their own; the latest counts.
 *
 * @param resolvedByName whether the source gave no league id
 * @param reportedAt stamp of the report; null where the source has none
 */
record RawInjuryReport(
    String reportId,
    String source,
    LocalDate gameDate,
    String playerId,
    boolean resolvedByName,
    String team,
    PlayerStatus status,
    String reason,
    Instant reportedAt,
    Instant knownAt) {

  static final Table TABLE =
      Table.of("raw", "injury_report", RawInjuryReport.class, WriteMode.APPEND, "report_id")
          .partitionedBy("game_date")
          .checked(
              Check.form("team", "[A-Z]{2,4}"),
              Check.unique("source", "game_date", "player_id", "reported_at", "known_at"),
              Check.fresh("game_date", Duration.ofDays(7), Duration.ofDays(2)));

  static RawInjuryReport of(Known<InjuryReportRow> known) {
    InjuryReportRow report = known.fact();
    return new RawInjuryReport(
        ContentId.of(
            report.source(),
            report.gameDate(),
            report.playerId(),
            report.team(),
            report.status(),
            report.reason().orElse(null),
            report.reportedAt().orElse(known.knownAt())),
        report.source(),
        report.gameDate(),
        Long.toString(report.playerId()),
        report.resolvedByName(),
        report.team(),
        report.status(),
        report.reason().orElse(null),
        report.reportedAt().orElse(null),
        known.knownAt());
  }
}
