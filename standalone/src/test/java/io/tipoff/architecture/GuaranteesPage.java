package io.tipoff.architecture;

import io.tipoff.architecture.Requirements.Requirement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page that tells which test shows which requirement. */
final class GuaranteesPage {

  private static final String HEAD =
      """
      # Guarantees

      What must hold, and the tests that show it. Generated: a test is tagged with the ids of what it shows
      (`@Tag("RES-01")`); `standalone/src/test/guarantees` says in a sentence what an id stands for, and what of it no
      test shows. The build fails when this page and the tests disagree; `-Dtipoff.docs=write` with
      `GuaranteesPageTest` writes it anew.

      - **shown**: every part of the sentence has a test, and one at least was seen to fail with its guard taken out.
      - **partly**: the same, but for what stands beside it.
      - **tested**: there are tests, which were read: what they assert is what the sentence says. None was seen to
        fail, so that this is no claim yet.
      - **not shown**: no test shows it; most of these are not built.

      ✂ marks a test that was seen to fail with its guard taken out; [what was taken out](#guards-taken-out) stands
      below. What is asked of live sources, other sports and large deployments is not listed yet. Tests of alerts want
      `promtool`, those of manifests `kubectl`; where these are not installed they are skipped, and say so.
      """;

  private enum Status {
    SHOWN("shown"),
    PARTLY("partly"),
    TESTED("tested"),
    NOT_SHOWN("not shown");

    private final String word;

    Status(String word) {
      this.word = word;
    }
  }

  private final SortedMap<String, NavigableSet<String>> tests;
  private final SortedMap<String, String> removed;

  GuaranteesPage(
      SortedMap<String, NavigableSet<String>> tests, SortedMap<String, String> removedGuards) {
    this.tests = tests;
    this.removed = removedGuards;
  }

  String of(Map<String, List<Requirement>> byHeading) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("\n| | shown | partly | tested | not shown |\n|---|---|---|---|---|\n");
    byHeading.forEach((heading, under) -> page.append(counts(heading, under)));
    page.append(counts("all", byHeading.values().stream().flatMap(List::stream).toList()));
    byHeading.forEach(
        (heading, under) -> {
          page.append("\n## ").append(heading).append("\n\n");
          page.append("| id | what must hold | status | tests |\n|---|---|---|---|\n");
          under.forEach(requirement -> page.append(row(requirement)));
        });
    page.append("\n## Guards taken out\n\n| test that failed | without |\n|---|---|\n");
    removed.forEach(
        (test, guard) -> page.append("| `" + test + "` | ").append(guard).append(" |\n"));
    return page.toString();
  }

  private String counts(String heading, List<Requirement> under) {
    Map<Status, Long> counted =
        under.stream().collect(Collectors.groupingBy(this::status, Collectors.counting()));
    StringBuilder row = new StringBuilder("| ").append(heading).append(" |");
    for (Status status : Status.values()) {
      row.append(' ').append(counted.getOrDefault(status, 0L)).append(" |");
    }
    return row.append('\n').toString();
  }

  private String row(Requirement requirement) {
    String status = status(requirement).word;
    return "| "
        + String.join(
            " | ",
            requirement.id(),
            requirement.statement(),
            requirement.lacking().isEmpty() ? status : status + ": " + requirement.lacking(),
            tests(requirement).stream().map(this::told).collect(Collectors.joining(", ")))
        + " |\n";
  }

  private Status status(Requirement requirement) {
    NavigableSet<String> showing = tests(requirement);
    if (showing.isEmpty()) {
      return Status.NOT_SHOWN;
    }
    if (Collections.disjoint(showing, removed.keySet())) {
      return Status.TESTED;
    }
    return requirement.lacking().isEmpty() ? Status.SHOWN : Status.PARTLY;
  }

  private NavigableSet<String> tests(Requirement requirement) {
    return tests.getOrDefault(requirement.id(), new TreeSet<>());
  }

  private String told(String test) {
    return "`" + test + "`" + (removed.containsKey(test) ? " ✂" : "");
  }
}
