package io.tipoff.dispatch;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tipoff.event.EncodedEvent;
import io.tipoff.event.SourceFetched;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Records what a source has in its archive, and tells it. */
@Singleton
public final class SourceAnnouncer {

  private static final int BATCH = 1_000;

  private final Kernel kernel;
  private final SliceLedger slices;

  SourceAnnouncer(Kernel kernel) {
    this.kernel = kernel;
    this.slices = kernel.parts().slices();
  }

  /**
   * Announces slices of one source; what has not changed since it was last announced is left out.
   *
   * @param announced at most one slice per artefact and slate
   * @return slates of which something was new, in the order of their dates
   */
  public Uni<List<Slate>> announce(List<SourceSlice> announced) {
    return Multi.createFrom()
        .iterable(announced)
        .group()
        .intoLists()
        .of(BATCH)
        .onItem()
        .transformToUniAndConcatenate(
            batch -> slices.announce(batch, batch.stream().map(this::event).toList()))
        .collect()
        .in(ArrayList<Slate>::new, List::addAll)
        .map(slates -> slates.stream().distinct().sorted().toList())
        .invoke(kernel.parts().wakeOutbox());
  }

  private EncodedEvent event(SourceSlice slice) {
    SourceFetched event =
        new SourceFetched(
            slice.source(),
            slice.artefact(),
            slice.slate(),
            slice.digest(),
            slice.items(),
            slice.knownAt());
    return kernel.parts().events().encode(event, slice.knownAt(), slice.slate().toString());
  }
}
