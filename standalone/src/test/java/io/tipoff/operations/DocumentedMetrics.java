package io.tipoff.operations;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The series of {@code docs/metrics.md}, which {@link MetricsPageIT} holds to a running program.
 */
final class DocumentedMetrics {

  private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9_]+)` \\| (\\w+) \\|");

  private DocumentedMetrics() {}

  /** Names as an expression uses them: a histogram's are those of its series. */
  static Set<String> series() {
    Set<String> names = new TreeSet<>();
    OperationsFiles.text(OperationsFiles.METRICS_PAGE)
        .lines()
        .forEach(
            line -> {
              Matcher row = ROW.matcher(line);
              if (row.find()) {
                names.addAll(series(row.group(1), row.group(2)));
              }
            });
    return names;
  }

  private static List<String> series(String name, String type) {
    return switch (type) {
      case "histogram" -> List.of(name + "_bucket", name + "_count", name + "_sum");
      case "summary" -> List.of(name + "_count", name + "_sum");
      default -> List.of(name);
    };
  }
}
