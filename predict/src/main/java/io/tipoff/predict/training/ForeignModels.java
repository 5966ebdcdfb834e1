package io.tipoff.predict.training;

import io.tipoff.predict.model.ModelManifest;

/** What a system can do whose models are trained elsewhere and brought here as files. */
public interface ForeignModels {

  /**
   * What takes a model: it checks the file against its manifest, calibrates it on rows that
   * followed its training, and judges it later.
   *
   * @param file the model file; of a model that was taken before it is not looked at
   */
  TrainTask taking(byte[] file, ModelManifest manifest);
}
