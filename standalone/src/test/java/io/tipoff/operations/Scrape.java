package io.tipoff.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scrape of {@code /q/metrics}.
 *
 * @param families by the name that an expression uses: with {@code _total} for a counter, without
 *     {@code _bucket}, {@code _count} and {@code _sum} for a histogram or summary
 */
record Scrape(Map<String, Family> families) {

  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern HELP = Pattern.compile("# HELP (\\S+) ?(.*)");
  private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:\\\\.|[^\"\\\\])*)\"");
  private static final Pattern PARTS = Pattern.compile("_(bucket|count|sum)$");

  /** One metric with the values of its labels. */
  static final class Family {
    final String type;
    String help = "";
    int series;
    final Map<String, Set<String>> labels = new TreeMap<>();

    Family(String type) {
      this.type = type;
    }
  }

  static Scrape of(String text) {
    Map<String, String> types = new LinkedHashMap<>();
    Map<String, String> helps = new LinkedHashMap<>();
    Map<String, Family> families = new TreeMap<>();
    for (String line : text.lines().toList()) {
      Matcher type = TYPE.matcher(line);
      Matcher help = HELP.matcher(line);
      Matcher series = SERIES.matcher(line);
      if (type.matches()) {
        types.put(type.group(1), type.group(2));
      } else if (help.matches()) {
        helps.put(help.group(1), help.group(2).strip());
      } else if (series.matches()) {
        add(families, types, series.group(1), series.group(2) == null ? "" : series.group(2));
      }
    }
    families.forEach(
        (name, family) ->
            family.help =
                helps.getOrDefault(name, helps.getOrDefault(name.replaceFirst("_total$", ""), "")));
    return new Scrape(families);
  }

  private static void add(
      Map<String, Family> families, Map<String, String> types, String series, String labels) {
    String base = PARTS.matcher(series).replaceFirst("");
    boolean whole = types.containsKey(series) || !types.containsKey(base);
    String name = whole ? series : base;
    String type = types.getOrDefault(name, types.get(name.replaceFirst("_total$", "")));
    Family family = families.computeIfAbsent(name, key -> new Family(String.valueOf(type)));
    family.series++;
    Matcher label = LABEL.matcher(labels);
    while (label.find()) {
      family.labels.computeIfAbsent(label.group(1), key -> new TreeSet<>()).add(label.group(2));
    }
  }
}
