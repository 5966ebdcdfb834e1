package io.tipoff.standalone.access;

import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.ApiKey;
import io.tipoff.ledger.KeyLedger;
import io.tipoff.time.OperationalClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The live keys, read again after some seconds: whoever has none cannot keep the ledger busy. A
 * ledger that does not answer lets nobody in.
 */
@Singleton
public final class KeyRing {

  static final Duration FRESH = Duration.ofSeconds(5);

  private final KeyLedger ledger;
  private final OperationalClock clock;
  private volatile Read last = new Read(Instant.EPOCH, Map.of());

  KeyRing(KeyLedger ledger, OperationalClock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  private record Read(Instant at, Map<String, KeyLedger.Live> keys) {}

  /** The live key that a text is; empty if it is none. */
  Uni<Optional<ApiKey>> find(KeyText text) {
    return keys()
        .map(
            keys ->
                Optional.ofNullable(keys.get(text.id()))
                    .filter(live -> text.proves(live.sha256()))
                    .map(KeyLedger.Live::key));
  }

  /** Has the keys read at the next request. */
  public void forget() {
    last = new Read(Instant.EPOCH, Map.of());
  }

  private Uni<Map<String, KeyLedger.Live>> keys() {
    Instant now = clock.now();
    Read known = last;
    return known.at().plus(FRESH).isAfter(now)
        ? Uni.createFrom().item(known.keys())
        : ledger.live().invoke(keys -> last = new Read(now, keys));
  }
}
