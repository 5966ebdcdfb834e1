package io.tipoff.ingest.load;

import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.QuarantinedRow;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.time.LeagueTime;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A row of {@code raw.quarantine}: a row of a source that a load task refused. */
record RawQuarantine(
    String task,
    String file,
    long rowNumber,
    String field,
    LocalDate gameDate,
    String kind,
    String reason,
    String remedy,
    String offending,
    Instant knownAt) {

  static final Table TABLE =
      Table.of(
              "raw",
              "quarantine",
              RawQuarantine.class,
              WriteMode.APPEND,
              "task",
              "file",
              "row_number",
              "field")
          .partitionedBy("game_date")
          .checked(
              Check.rows(0, 0)
                  .remedy("See tipoff quarantine; mend the file and replay the slate."));

  /** What a task refuses of a slate's artefacts; known at noon of the date. */
  static TableRows rows(String task, SlateFacts facts, Artefact... artefacts) {
    List<RawQuarantine> rows = new ArrayList<>();
    for (Artefact artefact : artefacts) {
      for (QuarantinedRow bad : facts.quarantined(artefact)) {
        rows.add(
            new RawQuarantine(
                task,
                bad.file(),
                bad.row(),
                bad.field(),
                facts.date(),
                artefact.name().toLowerCase(Locale.ROOT),
                bad.reason(),
                bad.remedy(),
                bad.offending(),
                LeagueTime.noon(facts.date())));
      }
    }
    return TableRows.of(TABLE, RawQuarantine.class, rows);
  }
}
