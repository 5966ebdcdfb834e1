package io.tipoff.standalone.conformance;

/**
 * Whether one thing has one of its duties.
 *
 * @param why what was found, or what makes it needless
 */
public record Cell(Verdict verdict, String why) {

  /** What was found. */
  public enum Verdict {
    YES,
    NO,
    /** It could not have it, for a reason that was found too. */
    NEEDLESS
  }

  static Cell yes(String how) {
    return new Cell(Verdict.YES, how);
  }

  static Cell no(String why) {
    return new Cell(Verdict.NO, why);
  }

  static Cell needless(String why) {
    return new Cell(Verdict.NEEDLESS, why);
  }

  static Cell when(boolean has, String how, String whyNot) {
    return has ? yes(how) : no(whyNot);
  }

  public boolean isMissing() {
    return verdict == Verdict.NO;
  }
}
