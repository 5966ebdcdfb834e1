package io.tipoff.standalone.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * A line chart as SVG.
 *
 * @param title what it shows, told to whoever cannot see it
 * @param x label of the horizontal axis; y of the vertical one
 * @param series lines, each with a style of its own
 * @param band area behind the lines: its lower edge, then its upper one; empty for none
 * @param tick text of a value of the horizontal axis
 */
record Chart(
    String title,
    String x,
    String y,
    List<Series> series,
    List<List<Point>> band,
    DoubleFunction<String> tick) {

  private static final int WIDTH = 420;
  private static final int HEIGHT = 260;
  private static final int LEFT = 52;
  private static final int RIGHT = 12;
  private static final int TOP = 12;
  private static final int BOTTOM = 44;
  private static final int TICKS = 5;

  Chart {
    series = List.copyOf(series);
    band = List.copyOf(band);
  }

  /** A place. */
  record Point(double x, double y) {}

  /**
   * A line.
   *
   * @param style class of its strokes in the page's style sheet
   * @param marked whether its points are marked
   */
  record Series(String name, String style, boolean marked, List<Point> points) {
    Series {
      points = List.copyOf(points);
    }
  }

  /** The least and greatest value of an axis, a little wider than what it shows. */
  private record Range(double low, double high) {

    static Range of(List<Double> values) {
      double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
      double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
      double margin = high > low ? (high - low) * 0.04 : 1;
      return new Range(low - margin, high + margin);
    }

    double share(double value) {
      return (value - low) / (high - low);
    }

    /** Round values within the range. */
    List<Double> ticks() {
      double rough = 0.8 * (high - low) / TICKS;
      double power = Math.pow(10, Math.floor(Math.log10(rough)));
      double step = power;
      for (double factor : new double[] {2, 5, 10}) {
        if (step < rough) {
          step = factor * power;
        }
      }
      List<Double> ticks = new ArrayList<>();
      for (long k = (long) Math.ceil(low / step); k * step <= high; k++) {
        ticks.add(k * step);
      }
      return ticks;
    }
  }

  /** The chart as an {@code svg} element; texts are escaped. */
  String svg() {
    List<Point> all = new ArrayList<>();
    series.forEach(one -> all.addAll(one.points()));
    band.forEach(all::addAll);
    Range across = Range.of(all.stream().map(Point::x).toList());
    Range up = Range.of(all.stream().map(Point::y).toList());
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\"><title>%s</title>"
            .formatted(WIDTH, HEIGHT, escaped(title)));
    axes(svg, across, up);
    if (!band.isEmpty()) {
      svg.append(
          "<polygon class=\"band\" points=\"%s\"/>".formatted(places(outline(), across, up)));
    }
    for (Series one : series) {
      svg.append(
          "<polyline class=\"%s\" points=\"%s\"/>"
              .formatted(one.style(), places(one.points(), across, up)));
      if (one.marked()) {
        one.points()
            .forEach(
                point ->
                    svg.append(
                        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"3\"/>"
                            .formatted(
                                one.style(), number(left(point, across)), number(top(point, up)))));
      }
    }
    legend(svg);
    return svg.append("</svg>").toString();
  }

  private void axes(StringBuilder svg, Range across, Range up) {
    for (double value : across.ticks()) {
      String at = number(left(new Point(value, 0), across));
      svg.append(
          "<line class=\"grid\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>"
              .formatted(at, at, TOP, HEIGHT - BOTTOM));
      svg.append(
          "<text class=\"tick\" text-anchor=\"middle\" x=\"%s\" y=\"%d\">%s</text>"
              .formatted(at, HEIGHT - BOTTOM + 14, escaped(tick.apply(value))));
    }
    for (double value : up.ticks()) {
      String at = number(top(new Point(0, value), up));
      svg.append(
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/>"
              .formatted(LEFT, WIDTH - RIGHT, at, at));
      svg.append(
          "<text class=\"tick\" text-anchor=\"end\" x=\"%d\" y=\"%s\" dy=\"0.35em\">%s</text>"
              .formatted(LEFT - 6, at, plain(value)));
    }
    svg.append(
        "<text class=\"label\" text-anchor=\"middle\" x=\"%d\" y=\"%d\">%s</text>"
            .formatted((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, escaped(x)));
    svg.append(
        "<text class=\"label\" text-anchor=\"middle\" transform=\"translate(12 %d) rotate(-90)\">%s</text>"
            .formatted((TOP + HEIGHT - BOTTOM) / 2, escaped(y)));
  }

  private void legend(StringBuilder svg) {
    int row = 0;
    for (Series one : series) {
      int at = TOP + 10 + 14 * row++;
      svg.append(
          "<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
              .formatted(one.style(), LEFT + 8, LEFT + 26, at, at));
      svg.append(
          "<text class=\"tick\" x=\"%d\" y=\"%d\" dy=\"0.35em\">%s</text>"
              .formatted(LEFT + 32, at, escaped(one.name())));
    }
  }

  private List<Point> outline() {
    List<Point> outline = new ArrayList<>(band.getFirst());
    outline.addAll(band.getLast().reversed());
    return outline;
  }

  private static String places(List<Point> points, Range across, Range up) {
    return points.stream()
        .map(point -> number(left(point, across)) + "," + number(top(point, up)))
        .collect(Collectors.joining(" "));
  }

  private static double left(Point point, Range across) {
    return LEFT + across.share(point.x()) * (WIDTH - LEFT - RIGHT);
  }

  private static double top(Point point, Range up) {
    return HEIGHT - BOTTOM - up.share(point.y()) * (HEIGHT - TOP - BOTTOM);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** A value of an axis without needless digits. */
  static String plain(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
