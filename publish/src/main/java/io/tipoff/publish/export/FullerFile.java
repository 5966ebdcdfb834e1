package io.tipoff.publish.export;

import io.tipoff.publish.export.EmptyPolicy.Expectation;
import io.tipoff.publish.export.EmptyPolicy.KeepFuller;
import io.tipoff.run.RunContext;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether rows may take the place of a fuller file. */
final class FullerFile {

  /** One thing that a file should have rows of; of an {@link Expectation}'s query. */
  record Expected(String item) {}

  private FullerFile() {}

  /**
   * Why a file may not be published; empty if it may.
   *
   * @param there the file of the same slate that it would replace, if there is one
   */
  static <P extends Record & Known> Optional<String> refusal(
      KeepFuller<P> policy, MadeFile<P> made, Optional<Manifest.File> there, RunContext context) {
    List<P> rows = made.rows().rows();
    int before = there.map(Manifest.File::rows).orElse(0);
    if (!made.degraded().isEmpty() && (rows.isEmpty() || rows.size() < before)) {
      return Optional.of(
          "would have %d rows instead of %d while something is missing: %s"
              .formatted(rows.size(), before, String.join(", ", made.degraded())));
    }
    if (2 * rows.size() >= before) {
      return Optional.empty();
    }
    Set<String> lacking = lacking(policy.expectation(), rows, made.file().slate(), context);
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "would have %d rows instead of %d and nothing of %s"
                .formatted(rows.size(), before, lacking.stream().sorted().toList()));
  }

  private static <P extends Record> Set<String> lacking(
      Expectation<P> expectation, List<P> rows, LocalDate slate, RunContext context) {
    Set<String> lacking =
        context
            .query(
                expectation.query(),
                Expected.class,
                expectation.parameters().apply(slate).toArray())
            .stream()
            .map(Expected::item)
            .collect(Collectors.toCollection(HashSet::new));
    rows.forEach(row -> lacking.remove(expectation.item().apply(row)));
    return lacking;
  }
}
