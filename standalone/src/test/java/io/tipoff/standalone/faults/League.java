package io.tipoff.standalone.faults;

import io.tipoff.event.EncodedEvent;
import io.tipoff.event.EventCodec;
import io.tipoff.event.SourceFetched;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A league of past slates in the archive, none of them announced yet. They lie outside the days
 * that a sweep watches: nothing but an event or a mark leads to them.
 */
public record League(List<SourceSlice> slices) {

  private static final String SEASON = "2024-25";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The same league for every test; each test takes slates that no other takes. */
  public static League archive(SeasonFileSource source, Path folder) {
    LeagueSpec spec = new LeagueSpec(21, 4, 2, List.of(new SeasonSpec(SEASON, 15, 0, 0, true)));
    SyntheticLeague.generate(spec).writeTo(folder);
    return new League(source.archive(folder, List.of(SEASON)).slices());
  }

  /** The slate of that number, counted from 0. */
  public Slate slate(int number) {
    return slices.stream().map(SourceSlice::slate).distinct().sorted().toList().get(number);
  }

  public List<SourceSlice> of(Slate slate) {
    return slices.stream().filter(slice -> slice.slate().equals(slate)).toList();
  }

  /** Records in the ledger what the source has of a slate, and tells nobody. */
  public void recordUntold(SliceLedger ledger, Slate slate) {
    ledger.announce(of(slate), List.of()).await().atMost(PATIENCE);
  }

  /** An event of the slate as its source would tell it. */
  public EncodedEvent event(Slate slate) {
    SourceSlice slice = of(slate).getFirst();
    return new EventCodec()
        .encode(
            new SourceFetched(
                slice.source(),
                slice.artefact(),
                slate,
                slice.digest(),
                slice.items(),
                slice.knownAt()),
            slice.knownAt(),
            slate.toString());
  }
}
