package io.tipoff.standalone.command;

import io.tipoff.standalone.operate.Letters;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which dead letters: those that are named, or all. */
final class ChosenLetters {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Numbers in tipoff dlq list.")
  private List<Long> ids = new ArrayList<>();

  @Option(names = "--all", description = "All that are dead.")
  private boolean all;

  /** Before anything is started. */
  void check() {
    if (all == !ids.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), all ? "give ids or --all, not both" : "give ids, or --all");
    }
  }

  List<Long> of(Letters letters) {
    return all ? letters.dead() : ids.stream().distinct().toList();
  }
}
