package io.tipoff.slate;

/**
 * The setting that says which prediction systems run. Predicting, grading and publishing all read
 * it: what one makes the others wait for.
 */
public final class EnabledSystems {

  public static final String SETTING = "tipoff.predict.systems";

  public static final String DEFAULT = "moving-average,gbdt";

  private EnabledSystems() {}
}
