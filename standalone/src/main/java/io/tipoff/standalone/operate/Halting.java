package io.tipoff.standalone.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.dispatch.Kernel;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Halt;
import io.tipoff.ledger.HaltLedger;
import io.tipoff.ledger.Operator;
import io.tipoff.log.LogMarks;
import io.tipoff.publish.export.ExportStore;
import io.tipoff.run.Asked;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Halts of the publishing of picks. Blocks. */
@Singleton
public final class Halting {

  private static final Logger LOG = Logger.getLogger(Halting.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HaltLedger ledger;
  private final ArchivedHalts archived;
  private final ExportStore exports;
  private final Kernel kernel;

  Halting(HaltLedger ledger, ArchivedHalts archived, ExportStore exports, Kernel kernel) {
    this.ledger = ledger;
    this.archived = archived;
    this.exports = exports;
    this.kernel = kernel;
  }

  /**
   * Where the publishing of a slate's picks stands.
   *
   * @param published reason in the slate's file of predictions, {@code NONE} if its picks are
   *     published; null if there is no file
   * @param detail what more the file says; null if nothing
   * @param said what somebody decided of it last; null if nobody did
   * @param archived whether the archive has what was said; until it does a rebuild forgets it. Null
   *     if nobody said anything
   */
  public record HaltView(
      String slate, String published, String detail, Halt said, Boolean archived) {

    /** Whether picks are withheld, or will be when the slate is published next. */
    public boolean isHalted() {
      return (said != null && said.halted()) || (published != null && !published.equals("NONE"));
    }
  }

  /**
   * Halts the publishing of picks of slates, or takes that back. It holds even if the archive
   * cannot be written: then the answer says so, and a process that acts archives it later.
   *
   * @param last date of the last slate
   * @return the first slate as it stands; a process that acts publishes it anew
   * @throws io.tipoff.failure.TipoffException CONFIGURATION without a reason or if the last date is
   *     before the first
   */
  public HaltView decide(Slate first, LocalDate last, boolean halted, Operator operator) {
    Answer.of(ledger.decide(first, last, halted, operator));
    kernel.dispatcher().signal(first, Asked.OPERATOR);
    try {
      archived.keep();
    } catch (TipoffException e) {
      LogMarks.of(first).error(LOG, e, "what was decided of %s is not in the archive yet", first);
    }
    return of(first);
  }

  public HaltView of(Slate slate) {
    Optional<JsonNode> file = exports.read("predictions/" + slate.date()).map(Halting::json);
    Halt said = Answer.of(ledger.of(slate)).orElse(null);
    return new HaltView(
        slate.toString(),
        file.map(json -> json.path("halt_reason").textValue()).orElse(null),
        file.map(json -> json.path("halt_detail").textValue()).orElse(null),
        said,
        said == null ? null : archived.has(said));
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
