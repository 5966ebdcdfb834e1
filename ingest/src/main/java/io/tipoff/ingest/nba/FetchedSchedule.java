package io.tipoff.ingest.nba;

import io.smallrye.mutiny.Uni;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fetch.SourceClient;
import io.tipoff.ingest.fetch.SourceFailure;
import io.tipoff.ingest.fetch.SourceKind;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The league's schedule, of all slates of its season at once. */
@Singleton
final class FetchedSchedule implements SourceKind {

  private final NbaComSource source;

  FetchedSchedule(NbaComSource source) {
    this.source = source;
  }

  @Override
  public String source() {
    return NbaComSource.NAME;
  }

  @Override
  public String name() {
    return "schedule";
  }

  @Override
  public Set<Artefact> artefacts() {
    return Set.of(Artefact.SCHEDULE, Artefact.SCHEDULE_AHEAD);
  }

  @Override
  public Uni<Asked> ask(SourceClient client, Optional<Slate> slate) {
    return client.get(name(), client.path(name()), this::keep).map(Asked::all);
  }

  private List<SourceSlice> keep(byte[] payload) {
    List<SourceSlice> slices = source.keepSchedule(payload);
    if (slices.isEmpty()) {
      throw SourceFailure.empty("the schedule has no game");
    }
    return slices;
  }
}
