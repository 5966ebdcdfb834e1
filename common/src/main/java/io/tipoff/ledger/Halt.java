package io.tipoff.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What somebody decided of the publishing of slates.
 *
 * @param first date of the first slate that it is about
 * @param last date of the last; it ends there by itself
 * @param halted whether no pick is published; else an earlier halt is taken back
 * @param reason why; it stands in every published file
 * @param decidedAt later than any that was decided before, whatever the clock says
 */
public record Halt(
    String sport,
    LocalDate first,
    LocalDate last,
    boolean halted,
    String actor,
    String reason,
    Instant decidedAt) {}
