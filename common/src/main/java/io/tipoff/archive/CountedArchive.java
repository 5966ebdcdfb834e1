package io.tipoff.archive;

import io.tipoff.failure.TipoffException;
import io.tipoff.metrics.StoreErrors;
import io.tipoff.metrics.StoreErrors.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** An archive whose failed calls are counted; lost and damaged bytes are its failures too. */
record CountedArchive(Archive archive, StoreErrors errors) implements Archive {

  private <T> T counted(Supplier<T> call) {
    try {
      return call.get();
    } catch (TipoffException e) {
      errors.count(Store.ARCHIVE);
      throw e;
    }
  }

  @Override
  public Entry put(String source, String kind, String scope, Instant receivedAt, byte[] bytes) {
    return counted(() -> archive.put(source, kind, scope, receivedAt, bytes));
  }

  @Override
  public byte[] read(Entry entry) {
    return counted(() -> archive.read(entry));
  }

  @Override
  public List<Entry> list(String source, String kind, String scope) {
    return counted(() -> archive.list(source, kind, scope));
  }

  @Override
  public List<Entry> all(String source, String kind) {
    return counted(() -> archive.all(source, kind));
  }
}
