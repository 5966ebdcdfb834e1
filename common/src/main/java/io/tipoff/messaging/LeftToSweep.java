package io.tipoff.messaging;

import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** Slates whose events this process could not handle, until a sweep takes them. */
@Singleton
public final class LeftToSweep {

  private Map<Slate, String> slates = new TreeMap<>();

  /** Whether the slate was not waiting already. */
  synchronized boolean add(Slate slate, String reason) {
    return slates.putIfAbsent(slate, reason) == null;
  }

  /** Slates that wait, each with the reason of its first event; they wait no longer. */
  public synchronized Map<Slate, String> take() {
    Map<Slate, String> taken = slates;
    slates = new TreeMap<>();
    return taken;
  }
}
