package io.tipoff.standalone.command;

import io.tipoff.ledger.KeyRole;
import io.tipoff.ledger.Operator;
import io.tipoff.standalone.operate.Keys;
import io.tipoff.standalone.operate.NewKey;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a key and prints it, once. */
@Command(
    name = "create",
    description = {
      "Makes a key and prints it: nobody can show it again, for only its digest is kept.",
      "A name has two live keys at most: make the second, bring it out, then revoke the first."
    })
final class KeysCreateCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines = EngineOptionsMixin.beginning();
  @Mixin private OutputOption output;
  @Mixin private OperatorOptions who;

  @Parameters(
      paramLabel = "NAME",
      description = "Whose it is, and the actor in the audit of what is done with it.")
  private String name;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = {
        "${COMPLETION-CANDIDATES}: looks; acts on runs, gates and dead letters; makes keys.",
        "Each may do what those before it may."
      })
  private KeyRole role;

  @Override
  public Integer call() {
    Operator operator = who.operator();
    return engines.run(
        Map.of(),
        services -> {
          tell(services.get(Keys.class).create(name, role, operator));
          return CommandLine.ExitCode.OK;
        });
  }

  private void tell(NewKey made) {
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(made);
      return;
    }
    printer.line("Key " + made.id() + " of " + made.name() + ", " + made.role().id() + ":");
    printer.line("");
    printer.line(made.key());
    printer.line("");
    printer.line("It is not shown again. Send it as the header Authorization: Bearer KEY.");
  }
}
