package io.tipoff.standalone.command;

import io.tipoff.ledger.ApiKey;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Keys;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which keys there are. */
@Command(name = "list", description = "Lists the live keys, oldest first.")
final class KeysListCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Option(names = "--all", description = "Revoked ones too.")
  private boolean all;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    List<ApiKey> keys = services.get(Keys.class).list(all);
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(keys);
    } else if (keys.isEmpty()) {
      printer.line("There is no key. Make one: tipoff keys create NAME --role viewer");
    } else {
      printer.table(
          List.of("id", "name", "role", "created", "by", "revoked"),
          keys.stream().map(KeysListCommand::cells).toList());
    }
    return CommandLine.ExitCode.OK;
  }

  private static List<String> cells(ApiKey key) {
    return List.of(
        key.id(),
        key.name(),
        key.role().id(),
        key.createdAt().toString(),
        key.createdBy(),
        key.revokedAt().map(at -> at + " by " + key.revokedBy().orElse("somebody")).orElse("-"));
  }
}
