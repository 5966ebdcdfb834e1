package io.tipoff.warehouse;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text of one statement, kept in a {@code .sql} file beside the task that owns it: the common
 * subset of GoogleSQL and DuckDB, parameters as {@code ?}.
 *
 * @param name resource name, for messages and measurements
 * @param text the statement
 */
public record Sql(String name, String text) {

  /**
   * Reads {@code file} from the package of {@code owner}.
   *
   * @throws TipoffException CONFIGURATION if it is not on the class path
   */
  public static Sql of(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new TipoffException(
            FailureCategory.CONFIGURATION,
            "SQL file " + file + " is not beside " + owner.getName(),
            "Put it into the same package under src/main/resources.");
      }
      return new Sql(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same statement, of which only these columns are computed; its order is lost. */
  Sql narrowedTo(List<Column> columns) {
    return new Sql(
        name,
        "SELECT "
            + Ddl.names(columns.stream().map(Column::name).toList())
            + " FROM (\n"
            + text
            + "\n) AS narrowed");
  }
}
