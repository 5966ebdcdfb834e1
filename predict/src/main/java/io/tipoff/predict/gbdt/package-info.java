/** Gradient-boosted trees (LightGBM), trained here, walk-forward, one booster per market. */
package io.tipoff.predict.gbdt;
