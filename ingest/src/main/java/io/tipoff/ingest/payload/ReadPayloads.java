package io.tipoff.ingest.payload;

import io.tipoff.archive.Archive;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Archived payloads as read, so that one is read once however often it is asked for; those that
 * were asked for last are kept.
 */
public final class ReadPayloads<T> {

  private final Archive archive;
  private final BiFunction<Archive.Entry, byte[], T> reading;
  private final Map<String, T> read;

  /**
   * @param kept how many are kept at most
   * @param reading of a payload's bytes
   */
  public ReadPayloads(Archive archive, int kept, BiFunction<Archive.Entry, byte[], T> reading) {
    this.archive = archive;
    this.reading = reading;
    this.read =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > kept;
          }
        };
  }

  /**
   * The payload of an entry.
   *
   * @throws io.tipoff.failure.TipoffException BAD_INPUT if it is missing, altered or cannot be read
   */
  public synchronized T of(Archive.Entry entry) {
    T payload = read.get(entry.sha256());
    if (payload == null) {
      payload = reading.apply(entry, archive.read(entry));
      read.put(entry.sha256(), payload);
    }
    return payload;
  }
}
