package io.tipoff.ingest.nba;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Injury reports in the league's form, with what a test writes into them. */
final class ReportPage {

  private static final float[] LEFTS = {23, 120, 200, 264, 425, 586, 666};
  private static final List<String> HEADS =
      List.of(
          "Game Date", "Game Time", "Matchup", "Team", "Player Name", "Current Status", "Reason");
  private static final float TOP = 560;
  private static final float ROW = 22;

  static {
    // it looks for fonts, and would remember in the home directory what it found
    System.setProperty("pdfbox.fontcache", System.getProperty("java.io.tmpdir"));
  }

  private ReportPage() {}

  /**
   * A report.
   *
   * @param title such as {@code Injury Report: 01/15/25 12:30 PM}
   * @param rows the seven cells of each
   */
  static byte[] of(String title, List<List<String>> rows) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      PDPage page = new PDPage(new PDRectangle(842, 595));
      document.addPage(page);
      try (PDPageContentStream text = new PDPageContentStream(document, page)) {
        write(text, 289, TOP, title);
        line(text, TOP - 2 * ROW, HEADS);
        float y = TOP - 3 * ROW;
        for (List<String> row : rows) {
          line(text, y, row);
          y -= ROW;
        }
        write(text, 400, 20, "Page 1 of 1");
      }
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static void line(PDPageContentStream text, float y, List<String> cells)
      throws IOException {
    for (int column = 0; column < cells.size(); column++) {
      if (!cells.get(column).isEmpty()) {
        write(text, LEFTS[column], y, cells.get(column));
      }
    }
  }

  private static void write(PDPageContentStream text, float x, float y, String words)
      throws IOException {
    text.beginText();
    text.setFont(new PDType1Font(FontName.HELVETICA), 9);
    text.newLineAtOffset(x, y);
    text.showText(words);
    text.endText();
  }
}
