package io.tipoff.publish.slate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.publish.export.EmptyPolicy;
import io.tipoff.publish.export.Envelope;
import io.tipoff.publish.export.ExportSpec;
import io.tipoff.publish.export.FieldDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The page of the published files is that of the declarations. After a wanted change write it anew
 * with {@code -Dtipoff.docs=write}.
 */
class ApiPageTest {

  private static final Path PAGE = Path.of(System.getProperty("tipoff.root"), "docs", "api.md");

  @Test
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
            `manifest.json` lists them with their SHA-256. Answers carry an `ETag`; ask again with `If-None-Match`. Errors are `application/problem+json` and say what to ask for instead.
            A file is replaced as a whole, and nothing in it tells when or where it was made: the same facts give the same bytes. Numbers have four decimals at most.
            This page is generated from the declarations.

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
      page.append("; may be kept for ").append(spec.maxAge().toSeconds()).append(" s");
      page.append(
          spec.empty() == EmptyPolicy.KEEP_FULLER
              ? "; a file is never replaced by one with less than half of its rows.\n\n"
              : "; may have fewer rows than before.\n\n");
      fields(page, spec.published());
    }
    return page.toString();
  }

  private static void fields(StringBuilder page, Class<? extends Record> type) {
    page.append("| field | type | meaning |\n|---|---|---|\n");
    for (FieldDocument field : FieldDocument.of(type)) {
      page.append("| `").append(field.name()).append("` | ").append(field.type()).append(" | ");
      page.append(field.meaning().replace("|", "\\|")).append(" |\n");
    }
  }
}
