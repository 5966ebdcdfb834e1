package io.tipoff.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.embedded.DataDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import picocli.CommandLine;

/**
 * What a user sees of one command.
 *
 * @param exit its exit code
 */
record Console(int exit, String out, String err) {

  static Console of(Launcher launcher, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine tipoff =
        TipoffCommand.commandLine(new TipoffCommand(launcher))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    return new Console(tipoff.execute(arguments), out.toString(), err.toString());
  }

  /** On the services of a test, whose data directory is this. */
  static Console on(DataDirectory data, String... arguments) {
    return of(
        (directory, ports, settings, work) -> work.run(new TestServices(Optional.of(data))),
        arguments);
  }

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out + err, e);
    }
  }
}
