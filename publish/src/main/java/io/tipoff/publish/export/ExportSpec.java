package io.tipoff.publish.export;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A published file, declared: the engine does the rest.
 *
 * @param id names the export, such as {@code predictions}
 * @param path below the exports folder, without extension; {@code {date}} stands for the slate's
 *     date, and a path without it is about the newest slate published there
 * @param alias a second path that always shows the newest slate's file
 * @param meaning what the file says, as a sentence
 * @param rows what is in it
 * @param empty whether fewer rows may replace more
 * @param maxAge for how long a reader may keep it without asking
 * @param version of the schema; a field that goes or changes its meaning makes a new one
 */
public record ExportSpec<S extends Record, P extends Record & Known>(
    String id,
    String path,
    Optional<String> alias,
    String meaning,
    ExportRows<S, P> rows,
    EmptyPolicy<P> empty,
    Duration maxAge,
    int version) {

  /** Where a path takes the slate's date. */
  public static final String DATE = "{date}";

  public ExportSpec {
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(empty, "empty");
    if (!path.matches("[a-z/-]+(\\{date})?") || version < 1 || maxAge.isNegative()) {
      throw new IllegalArgumentException(
          "export " + id + ": path " + path + ", version " + version + " or age " + maxAge);
    }
    if (alias.isPresent() && !alias.get().matches("[a-z/-]+")) {
      throw new IllegalArgumentException("export " + id + ": alias " + alias.get());
    }
  }

  /** Whether each slate has a file of its own. */
  public boolean dated() {
    return path.endsWith(DATE);
  }

  /** Path of a slate's file, without extension. */
  public String pathOf(LocalDate date) {
    return path.replace(DATE, date.toString());
  }

  /** Name under which the kernel keeps the file's version. */
  public String artefact() {
    return "exports." + id;
  }
}
