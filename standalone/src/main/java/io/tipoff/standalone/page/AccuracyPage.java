package io.tipoff.standalone.page;

import static io.tipoff.standalone.page.Figures.count;
import static io.tipoff.standalone.page.Figures.interval;
import static io.tipoff.standalone.page.Figures.number;
import static io.tipoff.standalone.page.Figures.percent;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.grade.accuracy.AccuracyReport;
import io.tipoff.grade.accuracy.AccuracyRow;
import io.tipoff.grade.accuracy.ClosingValue;
import io.tipoff.grade.accuracy.LineBand;
import io.tipoff.grade.accuracy.PickBand;
import io.tipoff.grade.accuracy.ReturnCurve;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.standalone.page.Chart.Point;
import io.tipoff.standalone.page.Chart.Series;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An accuracy report as one HTML file that needs nothing else: the line first, then the last-ten
 * mean, then the systems on the same rows; below them what the probabilities and the bets were
 * worth.
 */
public final class AccuracyPage {

  private static final List<String> STYLES = List.of("s1", "s2", "s3", "s4", "s5", "s6");

  /** Rows below which a band is noise and not shown. */
  private static final long LEAST_ROWS = 50;

  private AccuracyPage() {}

  /** One season, market and origin on the page. */
  public record Section(
      String season,
      String market,
      String origin,
      List<List<String>> rows,
      List<List<String>> closings,
      RawString calibration,
      RawString lines,
      RawString returns) {}

  /**
   * Writes the page.
   *
   * @throws TipoffException CONFIGURATION if the file cannot be written
   */
  public static void write(AccuracyReport report, Path file) {
    String html =
        Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build()
            .parse(template(), Variant.forContentType(Variant.TEXT_HTML))
            .data("sections", sections(report))
            .render();
    try {
      Files.writeString(file, html);
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "cannot write the page to " + file + ": " + e.getMessage(),
          "Name a file in a folder that exists and can be written.",
          e);
    }
  }

  private static String template() {
    try (InputStream in = AccuracyPage.class.getResourceAsStream("accuracy.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.BUG, "the page's template cannot be read", "See the cause.", e);
    }
  }

  private record Key(String season, Market market, Origin origin) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int seasons = other.season.compareTo(season);
      int markets = seasons == 0 ? market.compareTo(other.market) : seasons;
      return markets == 0 ? origin.compareTo(other.origin) : markets;
    }

    boolean is(String season, Market market, Origin origin) {
      return equals(new Key(season, market, origin));
    }
  }

  private static List<Section> sections(AccuracyReport report) {
    TreeSet<Key> keys = new TreeSet<>();
    report.systems().forEach(row -> keys.add(new Key(row.season(), row.market(), row.origin())));
    return keys.stream().map(key -> section(report, key)).toList();
  }

  private static Section section(AccuracyReport report, Key key) {
    List<AccuracyRow> systems =
        report.systems().stream()
            .filter(row -> key.is(row.season(), row.market(), row.origin()))
            .toList();
    return new Section(
        key.season(),
        key.market().id(),
        key.origin().name(),
        rows(systems),
        closings(report.closings(), key),
        svg(calibration(report.bands(), key)),
        svg(lines(report.lines(), key)),
        svg(returns(report.returns(), key)));
  }

  private static RawString svg(List<Chart> charts) {
    return new RawString(charts.stream().map(Chart::svg).findFirst().orElse(""));
  }

  /** Line, last ten, then the systems; lined rows beside all rows. */
  private static List<List<String>> rows(List<AccuracyRow> systems) {
    List<List<String>> rows = new ArrayList<>();
    AccuracyRow any = systems.getFirst();
    if (any.lined() > 0) {
      rows.add(
          List.of("betting line", "", "", "", count(any.lined()), number(any.lineMae()), "", ""));
    }
    rows.add(
        List.of(
            "mean of the last ten",
            count(any.rows()),
            number(any.last10Mae()),
            "",
            count(any.lined()),
            number(any.linedLast10Mae()),
            "",
            ""));
    for (AccuracyRow row : systems) {
      rows.add(
          List.of(
              row.looksLeaked() ? row.system() + " (too good: look for a leak)" : row.system(),
              count(row.rows()),
              number(row.headlineMae()),
              interval(row.headlineLow(), row.headlineHigh()),
              count(row.lined()),
              number(row.linedMae()),
              interval(row.versusLineLow(), row.versusLineHigh()),
              row.bets() == 0
                  ? ""
                  : percent(row.returnedMedian())
                      + " of "
                      + count(row.bets())
                      + " bets ("
                      + percent(row.returnedMedianLow())
                      + " to "
                      + percent(row.returnedMedianHigh())
                      + "); quoted "
                      + percent(row.returned())
                      + ", best "
                      + percent(row.returnedBest())));
    }
    return rows;
  }

  private static List<List<String>> closings(List<ClosingValue> values, Key key) {
    return values.stream()
        .filter(value -> key.is(value.season(), value.market(), value.origin()))
        .map(
            value ->
                List.of(
                    value.system(),
                    count(value.bets()),
                    number(value.moved()),
                    interval(value.movedLow(), value.movedHigh()),
                    count(value.same()),
                    value.gained() == null ? "" : percent(value.gained()),
                    value.gainedLow() == null
                        ? ""
                        : percent(value.gainedLow()) + " to " + percent(value.gainedHigh())))
        .toList();
  }

  private static List<Chart> calibration(List<PickBand> bands, Key key) {
    List<Series> series = new ArrayList<>();
    systems(bands.stream().map(PickBand::system))
        .forEach(
            system ->
                add(
                    series,
                    system,
                    true,
                    bands.stream()
                        .filter(band -> band.kind().equals("CALIBRATION"))
                        .filter(band -> band.system().equals(system))
                        .filter(band -> key.is(band.season(), band.market(), band.origin()))
                        .filter(band -> band.rows() >= LEAST_ROWS)
                        .map(band -> new Point(band.probability(), band.rate()))
                        .toList()));
    if (series.isEmpty()) {
      return List.of();
    }
    series.add(
        new Series("as said", "ideal", false, List.of(new Point(0.2, 0.2), new Point(0.8, 0.8))));
    return List.of(
        new Chart(
            "Share that went over, by the predicted chance of it",
            "predicted chance of the over",
            "share that went over",
            series,
            List.of(),
            Chart::plain));
  }

  private static List<Chart> lines(List<LineBand> bands, Key key) {
    List<LineBand> own =
        bands.stream()
            .filter(band -> key.is(band.season(), band.market(), band.origin()))
            .filter(band -> band.rows() >= LEAST_ROWS)
            .toList();
    List<Series> series = new ArrayList<>();
    for (String system : systems(own.stream().map(LineBand::system))) {
      List<LineBand> of = own.stream().filter(band -> band.system().equals(system)).toList();
      if (series.isEmpty()) {
        add(series, "line", true, of.stream().map(b -> new Point(b.from(), b.lineMae())).toList());
        add(
            series,
            "last ten",
            true,
            of.stream().map(b -> new Point(b.from(), b.last10Mae())).toList());
      }
      add(series, system, true, of.stream().map(b -> new Point(b.from(), b.mae())).toList());
    }
    return series.isEmpty()
        ? List.of()
        : List.of(
            new Chart(
                "Mean absolute error by the height of the line",
                "line, from",
                "mean absolute error",
                series,
                List.of(),
                Chart::plain));
  }

  private static List<Chart> returns(List<ReturnCurve> curves, Key key) {
    List<ReturnCurve> own =
        curves.stream()
            .filter(curve -> key.is(curve.season(), curve.market(), curve.origin()))
            .toList();
    List<Series> series = new ArrayList<>();
    for (ReturnCurve curve : own) {
      add(
          series,
          curve.system(),
          false,
          curve.points().stream().map(p -> new Point(day(p), p.profit())).toList());
    }
    if (series.isEmpty()) {
      return List.of();
    }
    List<ReturnCurve.Point> last = own.getLast().points();
    return List.of(
        new Chart(
            "Profit so far at the quoted prices, and where 95 % of bettors without an edge would be",
            "date",
            "profit, units",
            series,
            List.of(
                last.stream().map(p -> new Point(day(p), -p.chance())).toList(),
                last.stream().map(p -> new Point(day(p), p.chance())).toList()),
            value -> LocalDate.ofEpochDay(Math.round(value)).toString().substring(5)));
  }

  private static double day(ReturnCurve.Point point) {
    return point.date().toEpochDay();
  }

  private static List<String> systems(Stream<String> named) {
    return named.distinct().sorted().toList();
  }

  private static void add(List<Series> series, String name, boolean marked, List<Point> points) {
    if (!points.isEmpty()) {
      series.add(new Series(name, STYLES.get(series.size() % STYLES.size()), marked, points));
    }
  }
}
