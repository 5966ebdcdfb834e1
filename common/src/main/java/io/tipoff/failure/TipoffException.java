package io.tipoff.failure;

import java.util.Objects;

/** A failure with its category, the offending thing by name, and what to do about it. */
public class TipoffException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FailureCategory category;
  private final String remedy;

  /**
   * @param category who has to act
   * @param message what is wrong, naming the offending file, row, table or setting
   * @param remedy what the reader can do about it, as a sentence
   */
  public TipoffException(FailureCategory category, String message, String remedy) {
    this(category, message, remedy, null);
  }

  public TipoffException(FailureCategory category, String message, String remedy, Throwable cause) {
    super(message, cause);
    this.category = Objects.requireNonNull(category, "category");
    this.remedy = Objects.requireNonNull(remedy, "remedy");
  }

  /** Whether a failure may pass by itself, so that the same call may succeed later. */
  public static boolean mayPass(Throwable failure) {
    return failure instanceof TipoffException typed && typed.category == FailureCategory.TRANSIENT;
  }

  public FailureCategory category() {
    return category;
  }

  public String remedy() {
    return remedy;
  }
}
