package io.tipoff.ingest.nba;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The words of a PDF document, each with its place. */
final class PdfWords extends PDFTextStripper {

  private static final int MOST_PAGES = 60;

  /** Bytes at the end of a document within which its last mark stands. */
  private static final int TAIL = 1_024;

  private final List<Word> words = new ArrayList<>();

  /**
   * A word on a page.
   *
   * @param page from 1
   * @param x of its left end, in points from the left
   * @param y of its base line, in points from the top
   */
  record Word(int page, double x, double y, String text) {}

  private PdfWords() {
    setSortByPosition(true);
  }

  /**
   * Reads a document.
   *
   * @param file its name, for messages
   * @return page by page, from the top down and from left to right
   * @throws TipoffException BAD_INPUT if it is no PDF document, not all of one, or one of more than
   *     60 pages
   */
  static List<Word> read(String file, byte[] bytes) {
    if (!endsAsItShould(bytes)) {
      // the library would read what there is, and whoever is on what is missing would pass for fit
      throw unreadable(file, "is no whole PDF document", null);
    }
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() > MOST_PAGES) {
        throw unreadable(file, "has " + document.getNumberOfPages() + " pages", null);
      }
      PdfWords reader = new PdfWords();
      reader.writeText(document, new StringWriter());
      return List.copyOf(reader.words);
    } catch (IOException e) {
      throw unreadable(file, "is no whole PDF document (" + e.getMessage() + ")", e);
    }
  }

  private static boolean endsAsItShould(byte[] bytes) {
    int tail = StrictMath.min(bytes.length, TAIL);
    return new String(bytes, bytes.length - tail, tail, StandardCharsets.ISO_8859_1)
        .contains("%%EOF");
  }

  private static TipoffException unreadable(String file, String why, Throwable cause) {
    return new TipoffException(
        FailureCategory.BAD_INPUT, "payload " + file + " " + why, "Fetch it again.", cause);
  }

  /** Blanks that are written, and not only left, end a word too. */
  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    StringBuilder word = new StringBuilder();
    TextPosition first = null;
    for (TextPosition position : positions) {
      if (!position.getUnicode().isBlank()) {
        first = word.isEmpty() ? position : first;
        word.append(position.getUnicode());
      } else if (!word.isEmpty()) {
        add(word, first);
      }
    }
    if (!word.isEmpty()) {
      add(word, first);
    }
  }

  private void add(StringBuilder word, TextPosition first) {
    words.add(
        new Word(getCurrentPageNo(), first.getXDirAdj(), first.getYDirAdj(), word.toString()));
    word.setLength(0);
  }
}
