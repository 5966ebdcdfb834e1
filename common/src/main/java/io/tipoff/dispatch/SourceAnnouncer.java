package io.tipoff.dispatch;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tipoff.event.EncodedEvent;
import io.tipoff.event.SourceFetched;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Records what a source has in its archive, and tells it. */
@Singleton
public final class SourceAnnouncer {

  private static final int BATCH = 1_000;

  /** Waits between attempts, and for how long a ledger that is away is asked again. */
  private static final Duration AGAIN = Duration.ofMillis(100);

  private static final Duration LONGEST_AGAIN = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Kernel kernel;
  private final SliceLedger slices;

  SourceAnnouncer(Kernel kernel) {
    this.kernel = kernel;
    this.slices = kernel.parts().slices();
  }

  /**
   * Announces slices of one source; what has not changed since it was last announced is left out. A
   * ledger that does not serve for a moment is asked again: what it has kept already is left out
   * then.
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
            batch ->
                slices
                    .announce(batch, batch.stream().map(this::event).toList())
                    .onFailure(TipoffException::mayPass)
                    .retry()
                    .withBackOff(AGAIN, LONGEST_AGAIN)
                    .expireIn(PATIENCE.toMillis()))
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
