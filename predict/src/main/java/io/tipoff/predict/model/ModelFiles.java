package io.tipoff.predict.model;

import io.tipoff.archive.Archive;
import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.slate.Market;
import java.time.Instant;

/** A system's model files in the archive, written once, under their market and instant. */
public final class ModelFiles {

  private static final String SOURCE = "models";

  private final Archive archive;
  private final String system;

  public ModelFiles(Archive archive, String system) {
    this.archive = archive;
    this.system = system;
  }

  /** Keeps a file; its digest names it from then on. */
  public String put(Market market, Instant trainedAsOf, byte[] file) {
    archive.put(SOURCE, kind(market), scope(trainedAsOf), trainedAsOf, file);
    return Digests.sha256(file);
  }

  /**
   * The file with this digest.
   *
   * @throws TipoffException CONTRACT if it is not there, BAD_INPUT if it is damaged
   */
  public byte[] read(Market market, Instant trainedAsOf, String digest) {
    return archive.list(SOURCE, kind(market), scope(trainedAsOf)).stream()
        .filter(entry -> entry.sha256().equals(digest))
        .findFirst()
        .map(archive::read)
        .orElseThrow(
            () ->
                new TipoffException(
                    FailureCategory.CONTRACT,
                    "model file "
                        + digest
                        + " of "
                        + market
                        + ", trained as of "
                        + trainedAsOf
                        + ", is not in the archive",
                    "Restore the archive or train again; until then "
                        + system
                        + " predicts nothing."));
  }

  private String kind(Market market) {
    return system + "-" + market.id();
  }

  private static String scope(Instant trainedAsOf) {
    return trainedAsOf.toString().replace(':', '-');
  }
}
