package io.tipoff.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.failure.TipoffException;
import io.tipoff.grade.accuracy.AccuracyReport;
import io.tipoff.grade.accuracy.AccuracyRow;
import io.tipoff.grade.accuracy.BaselineReport;
import io.tipoff.grade.accuracy.ClosingValue;
import io.tipoff.grade.accuracy.LineBand;
import io.tipoff.grade.accuracy.PickBand;
import io.tipoff.grade.accuracy.ReturnCurve;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class AccuracyPageTest {

  @TempDir private Path folder;

  @Test
  void putsTheLineFirstThenTheLastTenThenTheSystems() throws Exception {
    String html = page(row("gbdt"), row("moving-average"));

    assertThat(html)
        .containsSubsequence(
            "points, 2024-25",
            "betting line",
            "5.187",
            "mean of the last ten",
            "4.764",
            "gbdt",
            "4.572",
            "moving-average",
            "closing-line value",
            "+1.2 %",
            "+0.2 % to +2.1 %");
  }

  @Test
  void drawsWhatThereIs() throws Exception {
    String html = page(row("gbdt"));

    assertThat(html).contains("Calibration at the line", "Profit so far", "profit, units", ">04-");
    assertThat(html.split("<svg", -1)).hasSize(4);
    for (int at = html.indexOf("<svg"); at >= 0; at = html.indexOf("<svg", at + 1)) {
      String svg = html.substring(at, html.indexOf("</svg>", at) + 6);
      assertThat(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(new InputSource(new StringReader(svg))))
          .isNotNull();
    }
  }

  @Test
  void drawsNothingWhereThereIsNothing() throws Exception {
    Path file = folder.resolve("bare.html");
    AccuracyPage.write(
        new AccuracyReport(
            List.of(row("gbdt")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new BaselineReport(List.of(), List.of())),
        file);

    assertThat(Files.readString(file))
        .contains("gbdt")
        .doesNotContain("<svg", "<figure", "closing-line");
  }

  @Test
  void drawsNoBandThatIsNoise() throws Exception {
    Path file = folder.resolve("few.html");
    AccuracyPage.write(
        new AccuracyReport(
            List.of(row("gbdt")),
            List.of(),
            List.of(),
            List.of(lineBand(10, 49, 4.6), lineBand(15, 1, 0.2)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new BaselineReport(List.of(), List.of())),
        file);

    assertThat(file).content().doesNotContain("<svg");
  }

  @Test
  void namesTheFileThatCannotBeWritten() {
    Path nowhere = folder.resolve("no/such/folder/page.html");
    assertThatThrownBy(
            () ->
                AccuracyPage.write(
                    new AccuracyReport(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new BaselineReport(List.of(), List.of())),
                    nowhere))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining(nowhere.toString());
  }

  private String page(AccuracyRow... rows) throws Exception {
    Path file = folder.resolve("page.html");
    AccuracyPage.write(
        new AccuracyReport(
            List.of(rows),
            List.of(band(40, 0.45, 0.43), band(50, 0.55, 0.52)),
            List.of(),
            List.of(lineBand(10, 4.9), lineBand(15, 5.8)),
            List.of(),
            List.of(
                new ReturnCurve(
                    "2024-25",
                    Origin.REPLAY,
                    "gbdt",
                    Market.POINTS,
                    List.of(
                        new ReturnCurve.Point(LocalDate.of(2025, 4, 1), 10, -1.5, 2),
                        new ReturnCurve.Point(LocalDate.of(2025, 5, 31), 20, 3, 4)))),
            List.of(
                new ClosingValue(
                    "2024-25",
                    Origin.REPLAY,
                    "gbdt",
                    Market.POINTS,
                    40,
                    0.125,
                    -0.1,
                    0.3,
                    30,
                    0.012,
                    0.002,
                    0.021)),
            List.of(),
            List.of(),
            new BaselineReport(List.of(), List.of())),
        file);
    return Files.readString(file);
  }

  private static PickBand band(long from, double said, double happened) {
    return new PickBand(
        "2024-25",
        Origin.REPLAY,
        "gbdt",
        Market.POINTS,
        "CALIBRATION",
        "OVER",
        from,
        500,
        happened,
        said,
        0.5,
        null);
  }

  private static LineBand lineBand(long from, double mae) {
    return lineBand(from, 900, mae);
  }

  private static LineBand lineBand(long from, long rows, double mae) {
    return new LineBand(
        "2024-25",
        Origin.REPLAY,
        "gbdt",
        Market.POINTS,
        from,
        from + 5,
        rows,
        mae,
        mae - 0.1,
        mae + 0.2);
  }

  private static AccuracyRow row(String system) throws Exception {
    Map<String, Object> values =
        Map.of(
            "origin",
            Origin.REPLAY,
            "system",
            system,
            "market",
            Market.POINTS,
            "season",
            "2024-25",
            "rows",
            25_465L,
            "lined",
            6_077L,
            "headlineMae",
            4.572,
            "last10Mae",
            4.764,
            "lineMae",
            5.187);
    RecordComponent[] components = AccuracyRow.class.getRecordComponents();
    Object[] arguments =
        Arrays.stream(components)
            .map(c -> values.getOrDefault(c.getName(), c.getType() == long.class ? 0L : null))
            .toArray();
    return AccuracyRow.class
        .getConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
        .newInstance(arguments);
  }
}
