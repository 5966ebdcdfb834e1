package io.tipoff.run;

import java.time.Instant;
import java.util.List;

/**
 * A kind of a source that was last asked for in vain.
 *
 * @param artefacts what it would bring, such as {@code archive.player_box}
 * @param since first failure since it was last fetched
 * @param outcome what became of the last request, in a word: it is published with what was made
 *     without the source, and so has no address
 */
public record SourceFault(
    String source, String kind, List<String> artefacts, Instant since, String outcome) {

  public SourceFault {
    artefacts = List.copyOf(artefacts);
  }

  /** Whether a source would bring an artefact, were it not for this. */
  public boolean keepsBack(String artefact, String from) {
    return source.equals(from) && artefacts.contains(artefact);
  }

  /** As a gate tells it. */
  public String reason() {
    return source + " has brought no " + kind + " since " + since + ": " + outcome;
  }
}
