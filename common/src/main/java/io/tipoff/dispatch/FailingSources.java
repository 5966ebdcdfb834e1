package io.tipoff.dispatch;

import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.SliceView;
import io.tipoff.run.SourceFault;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The slices of a look at which sources fail. Which of them lies behind a table follows from what
 * its task declares, as far back as something is not there or not complete.
 */
record FailingSources(SliceView slices, List<SourceFault> failing, TaskCatalog catalog)
    implements SliceView {

  @Override
  public List<SourceFault> faults(String artefact, String writer, Slate slate) {
    return behind(artefact, writer, slate).distinct().toList();
  }

  private Stream<SourceFault> behind(String artefact, String writer, Slate slate) {
    if (artefact.startsWith(SourceSlice.ARCHIVED)) {
      return failing.stream().filter(fault -> fault.keepsBack(artefact, writer));
    }
    return catalog.find(writer).stream()
        .flatMap(task -> task.declaration().inputs().stream())
        .filter(input -> input.relation() != Relation.EARLIER_SLATES)
        .flatMap(input -> behind(input, slate));
  }

  private Stream<SourceFault> behind(Input input, Slate slate) {
    boolean archived = input.table().startsWith(SourceSlice.ARCHIVED);
    return tellers(input, slate).stream()
        .filter(writer -> archived || !isWhole(input.table(), writer, slate))
        .flatMap(writer -> behind(input.table(), writer, slate));
  }

  /** Where one of several will do, those that told anything, if any did. */
  private List<String> tellers(Input input, Slate slate) {
    List<String> told =
        input.writers().stream()
            .filter(writer -> !slices.revisions(input.table(), writer, slate).isEmpty())
            .toList();
    return input.ofAny() && !told.isEmpty() ? told : input.writers();
  }

  private boolean isWhole(String artefact, String writer, Slate slate) {
    List<SliceVersion> present = slices.revisions(artefact, writer, slate);
    return !present.isEmpty() && present.stream().allMatch(slice -> slice.completeness() == 1);
  }

  @Override
  public Optional<SliceVersion> slice(
      String artefact, String writer, Slate slate, Optional<Instant> asOf) {
    return slices.slice(artefact, writer, slate, asOf);
  }

  @Override
  public List<SliceVersion> revisions(String artefact, String writer, Slate slate) {
    return slices.revisions(artefact, writer, slate);
  }

  @Override
  public List<Instant> planned(Slate slate) {
    return slices.planned(slate);
  }

  @Override
  public String earlier(String artefact, String writer, Slate slate, Instant asOf) {
    return slices.earlier(artefact, writer, slate, asOf);
  }

  @Override
  public List<Slate> earlierInError(String artefact, String writer, Slate slate) {
    return slices.earlierInError(artefact, writer, slate);
  }

  @Override
  public List<Slate> earlierWithout(String artefact, String writer, Slate slate) {
    return slices.earlierWithout(artefact, writer, slate);
  }
}
