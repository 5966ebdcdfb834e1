package io.tipoff.ingest.fact;

import java.util.Objects;

/**
 * A row that is kept out of every table but that of quarantined rows.
 *
 * @param file name of the file without its directory
 * @param row line of the file as an editor counts, the header being 1; of a document, the element
 * @param field column at fault; of several, the first checked; {@code row} for the whole of it
 * @param reason why, naming the value, as a sentence
 * @param remedy what can be done about it, as a sentence
 * @param offending the row as received, shortened
 */
public record QuarantinedRow(
    String file, long row, String field, String reason, String remedy, String offending) {

  public QuarantinedRow {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(remedy, "remedy");
    Objects.requireNonNull(offending, "offending");
  }
}
