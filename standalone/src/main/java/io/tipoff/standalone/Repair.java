package io.tipoff.standalone;

import java.util.List;

/** What mends a finding once its cause is mended. */
public sealed interface Repair {

  /**
   * Commands that mend it, each if the one before it ended with 0.
   *
   * @param commands as they are typed, such as {@code tipoff run retry 12}
   */
  record Commands(List<String> commands) implements Repair {
    public Commands {
      commands = List.copyOf(commands);
    }
  }

  /**
   * No command mends it.
   *
   * @param what to do instead, as a sentence
   */
  record ByHand(String what) implements Repair {}
}
