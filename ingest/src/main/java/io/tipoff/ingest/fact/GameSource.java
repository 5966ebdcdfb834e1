package io.tipoff.ingest.fact;

/** A source that tells of games, each with the league's own id. */
public interface GameSource extends SlateSource {}
