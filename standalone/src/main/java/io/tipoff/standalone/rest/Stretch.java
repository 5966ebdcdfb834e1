package io.tipoff.standalone.rest;

/**
 * The body of a request for a backfill.
 *
 * @param from first date
 * @param to last date
 * @param dryRun say what is due, and run nothing
 */
public record Stretch(String from, String to, String reason, boolean dryRun) {}
