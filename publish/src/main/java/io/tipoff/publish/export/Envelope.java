package io.tipoff.publish.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What every published file is wrapped in. Nothing in it tells when or where it was made: the same
 * content gives the same bytes.
 *
 * @param asOf when the last of the facts in it became known; absent if there are none
 * @param degraded what was missing when it was made; empty if nothing was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Envelope<P extends Record>(
    @Meaning("which export this is") String export,
    @Meaning("version of the fields below") int schemaVersion,
    @Meaning("the sport") String sport,
    @Meaning("date of the slate that it was made for, league time") LocalDate slate,
    @Meaning("when the last of the facts in it became known") Instant asOf,
    @Meaning("what was missing when it was made") List<String> degraded,
    @Meaning("number of rows") int rows,
    @Meaning("the rows") List<P> data) {

  public Envelope {
    degraded = List.copyOf(degraded);
    data = List.copyOf(data);
  }
}
