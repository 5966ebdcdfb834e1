package io.tipoff.ingest.fact;

/**
 * A quote beside its game's tip.
 *
 * @param inGame stamped after the game had begun: never used before it
 */
public record TimedQuote(PropQuoteRow quote, boolean inGame) {}
