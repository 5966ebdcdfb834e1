package io.tipoff.operations;

import io.tipoff.operations.Scrape.Family;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code docs/metrics.md}, from a scrape. */
final class MetricsPage {

  /** A label: what its values look like, and what it says. */
  record Label(String pattern, String meaning) {}

  /** Every label of ours; one that is not here, or has another value, fails the build. */
  static final Map<String, Label> LABELS = labels();

  private MetricsPage() {}

  private static Map<String, Label> labels() {
    String phase = "ingest|transform|features|predict|grade|publish";
    String word = "[a-z][a-z0-9-]*";
    Map<String, Label> labels = new TreeMap<>();
    labels.put("phase", new Label(phase, "one of the six phases"));
    labels.put("task", new Label(word, "a task, as `tipoff runs` names it"));
    labels.put(
        "outcome",
        new Label(
            "[A-Z_]+|[a-z-]+", "how it ended: a state of a run, or `succeeded` and the like"));
    labels.put("state", new Label("waiting|open|degraded|blocked", "where a gate stands"));
    labels.put("topic", new Label("tipoff\\.[a-z.]+", "a topic"));
    labels.put("group", new Label("tipoff-(" + phase + ")", "a group of consumers, one per phase"));
    labels.put("table", new Label("[a-z]+\\.[a-z_0-9]+", "a table of the warehouse"));
    labels.put(
        "kind",
        new Label(
            "slack|webhook|mail|sentry|schedule|box-score|report|injuries|events|quotes",
            "how a destination is told, or what a source is asked for"));
    labels.put(
        "source",
        new Label("nba-com|nba-injury-report|balldontlie|odds-api", "a source that is fetched"));
    labels.put("effect", new Label("inserted|updated|deleted", "what became of a row"));
    labels.put(
        "statement", new Label("[a-z][a-z0-9_. -]*", "a statement, by the name of its file"));
    labels.put("system", new Label(word, "a prediction system"));
    labels.put("market", new Label("[a-z]+", "what is bet on"));
    labels.put("origin", new Label("live|replay|backtest", "where predictions come from"));
    labels.put(
        "span", new Label("days-7|days-14|days-30|season|all", "the dates that are counted"));
    labels.put(
        "digest",
        new Label(
            "[0-9a-f]{12}", "beginning of a model's digest; only those in service, one a market"));
    labels.put("store", new Label("messages|ledger|warehouse|archive|exports|data", "a store"));
    labels.put("timer", new Label("tipoff-[a-z-]+", "a timer of the program"));
    labels.put("reason", new Label("timeout|unavailable|circuit-open", "why it was left"));
    labels.put("export", new Label("[a-z][a-z0-9_-]*", "a published file, see [api.md](api.md)"));
    labels.put("service", new Label("tipoff(-" + phase + ")?|" + phase, "the program that runs"));
    labels.put("version", new Label("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?", "its version"));
    labels.put("java", new Label("\\d+", "the Java release that it runs on"));
    labels.put("le", new Label("[0-9.]+|\\+Inf", "upper bound of a bucket, in seconds"));
    return labels;
  }

  static String of(Scrape scrape, Set<String> used) {
    StringBuilder page =
        new StringBuilder(
            """
            # Metrics

            What `/q/metrics` shows of Tipoff itself, in Prometheus's text format, and what else the [alerts](operations/alerts.md) and dashboards in `k8s/` use. Names and labels are part of the public contract.
            This page is generated from what a running program registers, and the build fails when they differ. A gauge read from the ledger is shown by every service alike: take the maximum.

            """);
    page.append("| metric | type | labels | meaning |\n|---|---|---|---|\n");
    scrape
        .families()
        .forEach(
            (name, family) -> {
              if (name.startsWith("tipoff_")) {
                row(page, name, family);
              }
            });
    page.append(
        """

        A counter appears with its first event, those of runs and of store errors at the start, a dead letter's topic with its first letter, an accuracy with its first graded slate, a model when it first serves.

        ## Labels

        Every label has few values: never a player, a date or an id.

        | label | values |
        |---|---|
        """);
    Set<String> labels = new TreeSet<>();
    scrape
        .families()
        .forEach(
            (name, family) -> {
              if (name.startsWith("tipoff_")) {
                labels.addAll(family.labels.keySet());
              }
            });
    labels.forEach(
        label ->
            page.append("| `")
                .append(label)
                .append("` | ")
                .append(LABELS.get(label).meaning())
                .append(" |\n"));
    page.append(
        """

        ## Of the libraries

        These come with Quarkus and are used by a dashboard; there are many more (`jvm_`, `http_server_`, `kafka_`, `ft_`).

        | metric | type | labels | meaning |
        |---|---|---|---|
        """);
    for (String name : used) {
      Family family = scrape.families().get(name);
      if (!name.startsWith("tipoff_") && family != null) {
        row(page, name, family);
      }
    }
    return page.toString();
  }

  private static void row(StringBuilder page, String name, Family family) {
    page.append("| `").append(name).append("` | ").append(family.type).append(" | ");
    page.append(String.join(", ", family.labels.keySet())).append(" | ");
    page.append(family.help).append(" |\n");
  }
}
