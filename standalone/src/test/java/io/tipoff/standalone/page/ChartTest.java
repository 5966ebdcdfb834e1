package io.tipoff.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.standalone.page.Chart.Point;
import io.tipoff.standalone.page.Chart.Series;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final Pattern PLACE = Pattern.compile("(-?[0-9.]+),(-?[0-9.]+)");

  @Test
  void drawsEveryPointInsideAndTheGreaterOnesHigher() {
    List<double[]> places = places(chart("a", List.of(new Point(1, 10), new Point(2, 30))).svg());

    assertThat(places).hasSize(2);
    assertThat(places)
        .allSatisfy(
            at -> {
              assertThat(at[0]).isBetween(0.0, 420.0);
              assertThat(at[1]).isBetween(0.0, 260.0);
            });
    assertThat(places.get(0)[0]).isLessThan(places.get(1)[0]);
    assertThat(places.get(0)[1]).isGreaterThan(places.get(1)[1]);
  }

  @Test
  void labelsRoundValues() {
    assertThat(chart("a", List.of(new Point(0, 0), new Point(10, 1))).svg())
        .contains(">0<", ">2<", ">10<", ">0.2<", ">1<");
  }

  @Test
  void escapesNames() {
    assertThat(chart("<b>&", List.of(new Point(0, 0))).svg())
        .contains("&lt;b&gt;&amp;")
        .doesNotContain("<b>");
  }

  @Test
  void drawsOnePointAlone() {
    assertThat(places(chart("a", List.of(new Point(3, 3))).svg()))
        .singleElement()
        .satisfies(at -> assertThat(at).doesNotContain(Double.NaN));
  }

  private static Chart chart(String name, List<Point> points) {
    return new Chart(
        "title", "x", "y", List.of(new Series(name, "s1", false, points)), List.of(), Chart::plain);
  }

  private static List<double[]> places(String svg) {
    Matcher line = Pattern.compile("<polyline[^>]*points=\"([^\"]*)\"").matcher(svg);
    assertThat(line.find()).isTrue();
    return PLACE
        .matcher(line.group(1))
        .results()
        .map(at -> new double[] {Double.parseDouble(at.group(1)), Double.parseDouble(at.group(2))})
        .toList();
  }
}
