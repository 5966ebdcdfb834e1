package io.tipoff.standalone.command;

import io.quarkus.runtime.Quarkus;
import io.tipoff.standalone.Backtest;
import io.tipoff.standalone.Standalone.Services;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Keeps everything up until it is stopped. */
@Command(
    name = "serve",
    description = {
      "Keeps everything up until Ctrl-C: runs what becomes due, shows health and metrics."
    })
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private EngineOptionsMixin engines = EngineOptionsMixin.beginning();

  @Override
  public Integer call() {
    return engines.run(
        Map.of("quarkus.log.console.enabled", "true", "tipoff.kernel.acts", "true"), this::run);
  }

  private int run(Services services) {
    Backtest.refuse(services.directory().root());
    Printer printer = new Printer(spec.commandLine().getOut());
    // Quarkus tells the port that it took by this property.
    String port = ConfigProvider.getConfig().getValue("quarkus.http.port", String.class);
    printer.line("API        http://localhost:" + port + "/v1/status (all: /q/openapi)");
    printer.line("Health     http://localhost:" + port + "/q/health");
    printer.line("Metrics    http://localhost:" + port + "/q/metrics");
    services
        .engines()
        .kafka()
        .ifPresent(kafka -> printer.line("Kafka      " + kafka.bootstrapServers()));
    services.engines().postgres().ifPresent(pg -> printer.line("PostgreSQL " + pg.jdbcUrl()));
    printer.line("Data       " + services.directory().root());
    printer.line("Ctrl-C stops it.");
    Quarkus.waitForExit();
    return CommandLine.ExitCode.OK;
  }
}
