package io.tipoff.standalone.command;

import io.tipoff.ledger.ApiKey;
import io.tipoff.ledger.Operator;
import io.tipoff.standalone.operate.Keys;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a key void. */
@Command(name = "revoke", description = "Makes a key void for good.")
final class KeysRevokeCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;
  @Mixin private OperatorOptions who;

  @Parameters(paramLabel = "ID", description = "The key's id, as tipoff keys list shows it.")
  private String id;

  @Override
  public Integer call() {
    Operator operator = who.operator();
    return engines.run(
        Map.of(),
        services -> {
          tell(services.get(Keys.class).revoke(id, operator));
          return CommandLine.ExitCode.OK;
        });
  }

  private void tell(ApiKey revoked) {
    if (output.isJson()) {
      output.printer().json(revoked);
    } else {
      output.printer().line("Key " + revoked.id() + " of " + revoked.name() + " is revoked.");
    }
  }
}
