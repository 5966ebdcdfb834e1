package io.tipoff.publish.export;

import java.time.Instant;

/** A published row that tells since when it is known. */
public interface Known {

  Instant knownAt();
}
