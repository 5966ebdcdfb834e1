package io.tipoff.run;

import java.time.Instant;
import java.util.List;

/**
 * A kind of a source that was last asked for in vain.
 *
 * @param artefacts what it would bring, such as {@code archive.player_box}
 * @param since first failure since it was last fetched
 * @param answer what was wrong the last time
 */
public record SourceFault(
    String source, String kind, List<String> artefacts, Instant since, String answer) {

  public SourceFault {
    artefacts = List.copyOf(artefacts);
  }

  /** Whether a source would bring an artefact, were it not for this. */
  public boolean keepsBack(String artefact, String from) {
    return source.equals(from) && artefacts.contains(artefact);
  }

  /** As a gate tells it. */
  public String reason() {
    return source + " has brought no " + kind + " since " + since + ": " + answer;
  }
}
