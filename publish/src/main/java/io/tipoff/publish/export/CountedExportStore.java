package io.tipoff.publish.export;

import io.tipoff.failure.TipoffException;
import io.tipoff.metrics.StoreErrors;
import io.tipoff.metrics.StoreErrors.Store;
import java.util.Optional;
import java.util.function.Supplier;

/** A store of published files whose failed calls are counted. */
public record CountedExportStore(ExportStore store, StoreErrors errors) implements ExportStore {

  private <T> T counted(Supplier<T> call) {
    try {
      return call.get();
    } catch (TipoffException e) {
      errors.count(Store.EXPORTS);
      throw e;
    }
  }

  private void counted(Runnable call) {
    counted(
        () -> {
          call.run();
          return true;
        });
  }

  @Override
  public void replace(String path, byte[] bytes) {
    counted(() -> store.replace(path, bytes));
  }

  @Override
  public void copy(String from, String to) {
    counted(() -> store.copy(from, to));
  }

  @Override
  public Optional<byte[]> read(String path) {
    return counted(() -> store.read(path));
  }

  @Override
  public boolean holds(String path) {
    return store.holds(path);
  }
}
