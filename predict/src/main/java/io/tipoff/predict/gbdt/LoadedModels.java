package io.tipoff.predict.gbdt;

import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loaded models by their ids, the latest used kept. More are kept than there can be runs at once,
 * so that none is closed while a run predicts with it.
 */
final class LoadedModels implements AutoCloseable {

  private static final int KEPT = 16;

  private final ModelFiles files;
  private final Map<List<String>, GbdtPredictor> loaded = new LinkedHashMap<>(KEPT, 0.75f, true);

  LoadedModels(ModelFiles files) {
    this.files = files;
  }

  /** The predictor of these models, loaded and checked once. */
  synchronized GbdtPredictor get(Models models) {
    List<String> key = models.rows().values().stream().map(ModelRow::modelId).sorted().toList();
    GbdtPredictor found = loaded.get(key);
    if (found != null) {
      return found;
    }
    GbdtPredictor fresh = new GbdtPredictor(models, files);
    loaded.put(key, fresh);
    if (loaded.size() > KEPT) {
      List<String> eldest = new ArrayList<>(loaded.keySet()).getFirst();
      loaded.remove(eldest).close();
    }
    return fresh;
  }

  @Override
  public synchronized void close() {
    loaded.values().forEach(GbdtPredictor::close);
    loaded.clear();
  }
}
