package io.tipoff.standalone.command;

import io.tipoff.failure.TipoffException;
import io.tipoff.standalone.operate.Doctor;
import io.tipoff.standalone.operate.Finding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is wrong, and how to mend it. */
@Command(
    name = "doctor",
    description = {
      "Examines configuration, engines, clock, disk, sources and models: each is OK, or wrong with",
      "what to do.",
      "Ends with 3 if anything is wrong, also if nothing can be started."
    })
final class DoctorCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines = EngineOptionsMixin.beginning();
  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    FindingsTable table = new FindingsTable(output);
    try {
      return engines.run(
          Map.of(), services -> table.tell(services.get(Doctor.class).examine(), ""));
    } catch (TipoffException e) {
      return table.tell(List.of(new Finding("start", false, e.getMessage(), e.remedy())), "");
    }
  }
}
