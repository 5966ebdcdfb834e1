package io.tipoff.features.contract;

/** Computes a feature's value; null where its null policy says so. */
@FunctionalInterface
interface Formula {

  Double of(FeatureInput input);

  /** The value as double where its inputs are always there. */
  static Double whole(long value) {
    return (double) value;
  }

  /** A whole value that may be absent. */
  static Double whole(Long value) {
    return value == null ? null : Double.valueOf(value);
  }
}
