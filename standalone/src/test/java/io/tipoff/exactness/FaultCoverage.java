package io.tipoff.exactness;

import io.tipoff.slate.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page of what struck where, in replays that ended as one in which nothing did.
 *
 * @param seeds of one run of {@link ExactReplayIT}, which wrote it
 */
record FaultCoverage(NavigableSet<Struck> struck, int seeds) {

  static final Path PAGE =
      Path.of(System.getProperty("tipoff.root")).resolve("docs/fault-coverage.md");

  private static final List<String> STEPS =
      List.of(Struck.ANNOUNCED, Struck.TOLD, "claimed", "computed", "written", "recorded");

  private static final Pattern LAST = Pattern.compile("\\d+ pairs in one run of (\\d+) seeds\\.");

  private static final String TITLE =
      """
      # Faults that were survived

      Which fault struck at which step of which phase, in replays that then ended with the digests of a quiet one. Written by `ExactReplayIT` from what happened, never from what was planned ([how](exactness.md)).

      """;

  /** What the page says; fails on a line of a fault, phase or step that does not exist. */
  static FaultCoverage read() throws IOException {
    NavigableSet<Struck> struck = new TreeSet<>();
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      Fault fault = Fault.valueOf(cells[1].strip().replace("`", ""));
      for (int i = 0; i < Phase.values().length; i++) {
        Phase phase = List.of(Phase.values()).get(i);
        Arrays.stream(cells[3 + i].strip().split(", "))
            .filter(step -> !step.isEmpty())
            .forEach(step -> struck.add(new Struck(fault, phase, known(step))));
      }
    }
    return new FaultCoverage(struck, seedsOfPage());
  }

  private static int seedsOfPage() throws IOException {
    Matcher last = LAST.matcher(Files.readAllLines(PAGE).getLast());
    return last.matches() ? Integer.parseInt(last.group(1)) : 0;
  }

  /**
   * Writes the page anew where {@code -Dtipoff.docs=write} asks for it: what cannot strike any more
   * goes away. Fewer seeds than those of the page leave it as it is, for they show less.
   */
  void writeIfAskedTo() throws IOException {
    if ("write".equals(System.getProperty("tipoff.docs")) && seeds >= seedsOfPage()) {
      Files.writeString(PAGE, page());
    }
  }

  private static String known(String step) {
    if (!STEPS.contains(step)) {
      throw new IllegalArgumentException("there is no step " + step);
    }
    return step;
  }

  String page() {
    StringBuilder page = new StringBuilder(TITLE).append("| fault | what happens |");
    List<Phase> phases = List.of(Phase.values());
    phases.forEach(phase -> page.append(' ').append(phase.id()).append(" |"));
    page.append("\n|---|---|").append("---|".repeat(phases.size())).append('\n');
    for (Fault fault : Fault.values()) {
      page.append("| `").append(fault).append("` | ").append(fault.meaning()).append(" |");
      phases.forEach(phase -> page.append(' ').append(steps(fault, phase)).append(" |"));
      page.append('\n');
    }
    return page.append("\n")
        .append(struck.size())
        .append(" pairs in one run of ")
        .append(seeds)
        .append(" seeds.\n")
        .toString();
  }

  private String steps(Fault fault, Phase phase) {
    return STEPS.stream()
        .filter(step -> struck.contains(new Struck(fault, phase, step)))
        .collect(Collectors.joining(", "));
  }
}
