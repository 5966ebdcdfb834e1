package io.tipoff.ingest.fetch;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A kind of payload that is fetched from a source: what to ask for, and what to keep of it. */
public interface SourceKind {

  /** Name of its source. */
  String source();

  /** Its own name, such as {@code box-score}. */
  String name();

  /** What it brings of slates. */
  Set<Artefact> artefacts();

  /** Whether it is asked for after the others of its source, by what they brought. */
  default boolean isLast() {
    return false;
  }

  /**
   * Asks for what is wanted now and keeps it in the archive. Requests that fail do not keep the
   * others from being made.
   *
   * @param slate the only slate to ask for, as if nothing of it had been received yet; without it
   *     what a timer has to ask for
   */
  Uni<Asked> ask(SourceClient client, Optional<Slate> slate);

  /**
   * What came of it.
   *
   * @param slices what the archive has now, one per artefact and slate: the latest
   * @param failures requests that brought nothing
   */
  record Asked(List<SourceSlice> slices, List<SourceFailure> failures) {

    /** Nothing was wanted. */
    public static final Asked NOTHING = all(List.of());

    private record Part(String artefact, Slate slate) {}

    public Asked {
      Map<Part, SourceSlice> latest = new LinkedHashMap<>();
      slices.forEach(slice -> latest.put(new Part(slice.artefact(), slice.slate()), slice));
      slices = List.copyOf(latest.values());
      failures = List.copyOf(failures);
    }

    /** All of it came. */
    public static Asked all(List<SourceSlice> slices) {
      return new Asked(slices, List.of());
    }

    /**
     * Makes requests one after another; one that fails keeps no other back.
     *
     * @return those that brought nothing, in their order
     */
    public static <T> Uni<List<SourceFailure>> each(
        Uni<List<T>> wanted, Function<? super T, Uni<Void>> request) {
      List<SourceFailure> failures = new ArrayList<>();
      return wanted
          .onItem()
          .transformToMulti(all -> Multi.createFrom().iterable(all))
          .onItem()
          .transformToUniAndConcatenate(
              one ->
                  request
                      .apply(one)
                      .onFailure(SourceFailure.class)
                      .recoverWithItem(
                          failure -> {
                            failures.add(failure);
                            return null;
                          }))
          .collect()
          .last()
          .map(all -> failures);
    }
  }
}
