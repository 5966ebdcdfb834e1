package io.tipoff.slate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something of each slate, of a few thousand: beyond them the one that was not asked for longest is
 * forgotten. For one thread at a time.
 */
public final class RecentSlates<V> extends LinkedHashMap<Slate, V> {

  private static final long serialVersionUID = 1L;

  private static final int SLATES = 4096;

  public RecentSlates() {
    super(64, 0.75f, true);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<Slate, V> eldest) {
    return size() > SLATES;
  }
}
