package io.tipoff.ingest.fact;

import io.tipoff.run.SourceSlice;
import java.util.List;

/** A source whose payloads are asked for, day by day, and cannot be had again. */
public interface FetchedSource extends SlateSource {

  /**
   * What the archive has of every slate: one slice per artefact and slate, the latest, each with
   * the instant at which its payload was received. Blocks.
   *
   * @throws io.tipoff.failure.TipoffException BAD_INPUT if an archived payload is missing, altered
   *     or cannot be read
   */
  List<SourceSlice> recall();
}
