package io.tipoff.run;

import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The slices as the ledger knows them at one look; what reconcile reads. */
public interface SliceView {

  /** Current version of a slice. */
  Optional<SliceVersion> slice(String artefact, String writer, Slate slate, Optional<Instant> asOf);

  /** Current versions of a slate's slices of an artefact by a writer, by as-of. */
  List<SliceVersion> revisions(String artefact, String writer, Slate slate);

  /** As-ofs planned for the slate's per-revision tasks, earliest first. */
  List<Instant> planned(Slate slate);

  /**
   * Digest of all slices of an artefact by a writer on slates before {@code slate}, each in its
   * latest version known strictly before {@code asOf}. Independent of the order of recording.
   */
  String earlier(String artefact, String writer, Slate slate, Instant asOf);

  /** Slates within the look-back before {@code slate} of which a current slice is in error. */
  List<Slate> earlierInError(String artefact, String writer, Slate slate);

  /** Announced slates within the look-back before {@code slate} that lack a slice by the writer. */
  List<Slate> earlierWithout(String artefact, String writer, Slate slate);

  /**
   * Sources that fail now, and what of them lies behind a slice: its own source, or what the task
   * that writes it reads. None in a replay, which asks for nothing.
   */
  default List<SourceFault> faults(String artefact, String writer, Slate slate) {
    return List.of();
  }
}
