package io.tipoff.digest;

/**
 * Ids that follow from content: the same parts give the same id, on any machine and at any time.
 */
public final class ContentId {

  /** Characters of an id: 80 bits, so that among ten million ids two collide once in 10¹⁰ times. */
  public static final int LENGTH = 20;

  private ContentId() {}

  /** The id of these parts, in this order; a null part differs from an empty one. */
  public static String of(Object... parts) {
    StringBuilder text = new StringBuilder(160);
    for (Object part : parts) {
      if (part == null) {
        text.append("-;");
        continue;
      }
      String shown = part.toString();
      text.append(shown.length()).append(':').append(shown).append(';');
    }
    return Digests.sha256(text.toString()).substring(0, LENGTH);
  }
}
