package io.tipoff.publish.slate;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.publish.export.EmptyPolicy;
import io.tipoff.publish.export.Envelope;
import io.tipoff.publish.export.ExportSpec;
import io.tipoff.publish.export.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The page of the published files is that of the declarations. After a wanted change write it anew
 * with {@code -Dtipoff.docs=write}.
 */
class ApiPageTest {

  private static final Path PAGE = Path.of(System.getProperty("tipoff.root"), "docs", "api.md");

  @Test
  @Tag("DEP-08")
  void publishedPageIsThatOfTheDeclarations() throws IOException {
    if ("write".equals(System.getProperty("tipoff.docs"))) {
      Files.writeString(PAGE, page());
    }

    assertThat(PAGE).content().isEqualTo(page());
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Published files and the REST API

            Every export is a JSON file below `exports/` in the data directory, and the same bytes at `/v1/` of the REST API (`/q/openapi` describes it).
            `manifest.json` lists them with their SHA-256. Answers carry it as `ETag`; ask again with `If-None-Match`. They are compressed for who accepts gzip. Errors are `application/problem+json` and say what to ask for instead.
            A file is replaced as a whole, and nothing in it tells when or where it was made: the same facts give the same bytes. Numbers have four decimals at most. Intervals are at 95 %, bootstrapped by date.
            This page is generated from the declarations, and every row is held to them before it is published.

            ## Every file
            """);
    fields(page, Envelope.class);
    for (ExportSpec<?, ?> spec : Exports.all()) {
      page.append("\n## ").append(spec.id()).append("\n").append(spec.meaning()).append("\n\n");
      page.append("`/v1/").append(spec.path()).append('`');
      spec.alias()
          .ifPresent(
              alias -> page.append(", the newest slate's also at `/v1/").append(alias).append('`'));
      page.append(". Schema version ").append(spec.version());
      page.append("; may be kept for ").append(spec.maxAge().toSeconds()).append(" s. ");
      page.append("One row per ").append(key(spec)).append(".\n");
      page.append(
          switch (spec.empty()) {
            case EmptyPolicy.KeepFuller<?> _ ->
                "Never replaced by fewer rows while something is missing, nor by less than half of"
                    + " them unless all that is expected is there.\n\n";
            case EmptyPolicy.MayShrink<?> _ -> "May have fewer rows than before.\n\n";
          });
      fields(page, spec.rows().published());
    }
    return page.toString();
  }

  private static String key(ExportSpec<?, ?> spec) {
    return spec.rows().key().stream().map(name -> "`" + name + "`").collect(joining(", "));
  }

  private static void fields(StringBuilder page, Class<? extends Record> type) {
    page.append("| field | type | meaning | unit | null when |\n|---|---|---|---|---|\n");
    for (Field field : Field.of(type)) {
      String values = field.values().isEmpty() ? "" : ": " + String.join(", ", field.values());
      page.append("| `").append(field.name()).append("` | ");
      page.append(type(field.type())).append(" | ");
      page.append(field.meaning().replace("|", "\\|")).append(values).append(" | ");
      page.append(field.unit().text()).append(" | ").append(field.nullWhen()).append(" |\n");
    }
  }

  private static String type(Field.Type type) {
    return switch (type) {
      case STRINGS -> "list of strings";
      case COUNTS -> "integers by name";
      case ROWS -> "list of rows";
      case STRING, INTEGER, NUMBER, BOOLEAN, DATE, INSTANT -> type.name().toLowerCase(Locale.ROOT);
    };
  }
}
