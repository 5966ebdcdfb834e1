package io.tipoff.run;

import io.tipoff.digest.Digests;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one look finds of a scope's declared inputs. */
final class Resolution {

  private final TaskDeclaration task;
  private final TaskScope scope;
  private final SliceView slices;
  private final Instant now;
  private final StringBuilder found = new StringBuilder();
  private final List<String> missing = new ArrayList<>();
  private final List<String> unproven = new ArrayList<>();
  private final List<String> lacking = new ArrayList<>();
  private final List<String> inError = new ArrayList<>();
  private final String digest;

  Resolution(TaskDeclaration task, TaskScope scope, SliceView slices, Instant now) {
    this.task = task;
    this.scope = scope;
    this.slices = slices;
    this.now = now;
    for (Input input : task.inputs()) {
      boolean some = false;
      for (String writer : input.writers()) {
        found.append(input.table()).append('|').append(writer).append('|');
        if (input.relation() == Relation.EARLIER_SLATES) {
          resolveEarlier(input, writer);
        } else {
          boolean there = resolve(input, writer);
          if (!there && !input.ofAny()) {
            absent(input, List.of(writer));
          }
          some |= there;
        }
      }
      if (input.ofAny() && !some) {
        absent(input, input.writers());
      }
    }
    this.digest = Digests.sha256(versions());
  }

  /** The versions found, one a line, absences included. */
  String versions() {
    return found.toString();
  }

  /** Digest of them. */
  String digest() {
    return digest;
  }

  /**
   * Reasons that keep the task from running at all, unless overridden.
   *
   * @param read whether a finished run has read these versions: what it took to be empty stays so
   */
  List<String> missing(boolean read) {
    return read ? List.copyOf(missing) : together(missing, unproven);
  }

  /** Reasons that degrade it once the deadline has passed. */
  List<String> lacking() {
    return List.copyOf(lacking);
  }

  /** What is there and wrong: time alone does not mend it. */
  List<String> inError() {
    return List.copyOf(inError);
  }

  /** What a run that starts now does without, or has to take as it is. */
  List<String> without() {
    return together(inError, missing(false), lacking);
  }

  @SafeVarargs
  static List<String> together(List<String>... reasons) {
    List<String> all = new ArrayList<>();
    for (List<String> some : reasons) {
      some.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
    }
    return all;
  }

  private void resolveEarlier(Input input, String writer) {
    Slate slate = scope.slate();
    Instant before = task.readsEarlierBefore(scope);
    found.append(slices.earlier(input.table(), writer, slate, before)).append('\n');
    if (input.need() != Need.CRITICAL) {
      return;
    }
    for (Slate without : slices.earlierWithout(input.table(), writer, slate)) {
      add(lacking, input, List.of(writer), without, " of " + without + " is not there");
    }
    for (Slate wrong : slices.earlierInError(input.table(), writer, slate)) {
      lacking.add(input.table() + " of " + wrong + " is in error (" + writer + ")");
    }
  }

  /** Whether there is anything of this writer. */
  private boolean resolve(Input input, String writer) {
    Slate slate = scope.slate();
    List<SliceVersion> present =
        switch (input.relation()) {
          case SAME_SLATE ->
              slices.slice(input.table(), writer, slate, Optional.empty()).stream().toList();
          case SAME_AS_OF ->
              slices.slice(input.table(), writer, slate, scope.asOf()).stream().toList();
          case ALL_REVISIONS, EARLIER_SLATES -> slices.revisions(input.table(), writer, slate);
        };
    for (SliceVersion slice : present) {
      found.append(slice.asOf().map(Instant::toString).orElse("-")).append('=');
      found.append(slice.version()).append('\n');
      judge(input, writer, slice);
    }
    for (Instant asOf : expected(input)) {
      if (present.stream().noneMatch(slice -> slice.asOf().equals(Optional.of(asOf)))) {
        add(lacking, input, List.of(writer), slate, " as of " + asOf + " is not there");
      }
    }
    return !present.isEmpty();
  }

  private void absent(Input input, List<String> writers) {
    if (input.need() == Need.IF_THERE
        || (input.relation() == Relation.ALL_REVISIONS && expected(input).isEmpty())) {
      return;
    }
    List<String> reasons = input.need() == Need.CRITICAL ? missing : lacking;
    add(reasons, input, writers, scope.slate(), " of " + scope.slate() + " is not there");
  }

  private void judge(Input input, String writer, SliceVersion slice) {
    Slate slate = scope.slate();
    if (slice.isInError()) {
      inError.add(
          "%s of %s is in error: %s (%s)".formatted(input.table(), slate, slice.error(), writer));
    }
    if (slice.completeness() < input.completeness()) {
      String share = slice.delivered() + " of " + slice.expected();
      add(lacking, input, List.of(writer), slate, " of " + slate + " is incomplete: " + share);
    }
    if (slice.rows() == 0 && input.table().startsWith(SourceSlice.ARCHIVED)) {
      Instant deadline = task.deadlineAt(scope);
      boolean mayHoldMore =
          slices.faults(input.table(), writer, slate).stream()
              .anyMatch(fault -> fault.since().isBefore(deadline));
      if (mayHoldMore) {
        add(unproven, input, List.of(writer), slate, " of " + slate + " may not be empty");
      }
    }
  }

  /** Why, and which sources would mend it if they answered. */
  private void add(
      List<String> reasons, Input input, List<String> writers, Slate slate, String what) {
    reasons.add(input.table() + what + " (" + String.join(" or ", writers) + ")");
    writers.stream()
        .flatMap(writer -> slices.faults(input.table(), writer, slate).stream())
        .map(SourceFault::reason)
        .filter(reason -> !reasons.contains(reason))
        .forEach(reasons::add);
  }

  /** Revisions that a gathering task expects by now. */
  private List<Instant> expected(Input input) {
    return input.relation() == Relation.ALL_REVISIONS
        ? slices.planned(scope.slate()).stream().filter(asOf -> !asOf.isAfter(now)).toList()
        : List.of();
  }
}
