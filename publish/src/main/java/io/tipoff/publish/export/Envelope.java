package io.tipoff.publish.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
    @Meaning("date of the slate that it is about, league time") LocalDate slate,
    @Meaning(
            value = "when the last of the facts in it became known",
            nullWhen = "there are no rows; then it is left out")
        Instant asOf,
    @Meaning("what was missing when it was made") List<String> degraded,
    @Meaning("whether the slate's picks are withheld: each is a PASS") boolean halted,
    @Meaning("why they are") PublishingHalt.Reason haltReason,
    @Meaning(
            value = "what more there is to say",
            nullWhen = "there is nothing; then it is left out")
        String haltDetail,
    @Meaning(value = "number of rows", unit = Unit.ITEMS) int rows,
    @Meaning(value = "rows by label, where the export has one", unit = Unit.ITEMS)
        SortedMap<String, Long> counts,
    @Meaning("the rows") List<P> data) {

  public Envelope {
    degraded = List.copyOf(degraded);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    data = List.copyOf(data);
  }
}
