package io.tipoff.predict.model;

import io.tipoff.run.RunContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a system predicts with, by the ids of its models, loaded and checked once; the latest used
 * are kept. More are kept than there can be runs at once, so that none is closed while a run
 * predicts with it.
 *
 * @param <P> predictor made of one model per market
 */
public final class LoadedModels<P extends ModelPredictor> implements AutoCloseable {

  private static final int KEPT = 16;

  private final Function<Models, P> load;
  private final Consumer<P> close;
  private final Map<List<String>, P> loaded = new LinkedHashMap<>(KEPT, 0.75f, true);

  /**
   * Loads with one function, and closes with the other what is not kept any more.
   *
   * @param load throws what the predictor refuses; then nothing is kept
   */
  public LoadedModels(Function<Models, P> load, Consumer<P> close) {
    this.load = load;
    this.close = close;
  }

  /**
   * The predictor of the models that serve at the instant, as {@link Models#before}; only models
   * that were not loaded before are read whole.
   */
  public Optional<P> before(RunContext context, String system, Promotion promotion) {
    List<String> ids = Models.idsBefore(context, system, context.asOf(), promotion);
    Optional<P> known = known(ids);
    return known.isPresent()
        ? known
        : Models.before(context, system, context.asOf(), promotion).map(this::get);
  }

  private synchronized Optional<P> known(List<String> ids) {
    return Optional.ofNullable(loaded.get(ids));
  }

  /** The predictor of these models. */
  public synchronized P get(Models models) {
    List<String> ids = models.rows().values().stream().map(ModelRow::modelId).sorted().toList();
    P found = loaded.get(ids);
    if (found != null) {
      return found;
    }
    P fresh = load.apply(models);
    loaded.put(ids, fresh);
    if (loaded.size() > KEPT) {
      List<String> eldest = new ArrayList<>(loaded.keySet()).getFirst();
      close.accept(loaded.remove(eldest));
    }
    return fresh;
  }

  @Override
  public synchronized void close() {
    loaded.values().forEach(close);
    loaded.clear();
  }
}
