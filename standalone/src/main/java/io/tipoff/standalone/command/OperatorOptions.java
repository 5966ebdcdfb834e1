package io.tipoff.standalone.command;

import io.tipoff.ledger.Operator;
import picocli.CommandLine.Option;

/** Options of every verb that changes something: who acts, and why; both go into the audit. */
final class OperatorOptions {

  @Option(
      names = "--actor",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who acts, for the audit (default: ${DEFAULT-VALUE}).")
  private String actor;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why, for the audit.")
  private String reason;

  Operator operator() {
    return new Operator(actor, reason);
  }
}
