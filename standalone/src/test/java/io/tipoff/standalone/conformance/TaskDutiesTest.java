package io.tipoff.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.tipoff.notice.Notice;
import io.tipoff.notice.Notice.Severity;
import io.tipoff.notice.NotifyConfig;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.slate.Phase;
import io.tipoff.standalone.conformance.Cell.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task must have, in settings and sources that a running program does not have at once. */
class TaskDutiesTest {

  private static final Notice FAILED =
      new Notice(Severity.WARNING, "run-given-up:grades", "A run failed", "", "");
  private static final TaskDeclaration GRADES =
      TaskDeclaration.postgame("grades-of-nobody", Phase.GRADE, List.of());

  @TempDir Path repository;

  /** Has a name that a test can tell. */
  private static final class GradesOfNobody {}

  @Test
  @Tag("RES-09")
  void aFailedRunIsToldToWhoIsNamedForItsSeverity() {
    assertThat(notification(Map.of()).verdict()).isEqualTo(Verdict.NEEDLESS);
    assertThat(notification(told("critical")))
        .isEqualTo(Cell.no("there are destinations, and tipoff.notify.warning names none"));
    assertThat(notification(told("warning"))).isEqualTo(Cell.yes("run-given-up:grades to hook"));
  }

  private static Map<String, String> told(String severity) {
    return Map.of(
        "tipoff.notify.destinations.hook.kind", "webhook", "tipoff.notify." + severity, "hook");
  }

  private static Cell notification(Map<String, String> settings) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(NotifyConfig.class);
    settings.forEach(builder::withDefaultValue);
    return TaskDuties.notification(FAILED, builder.build().getConfigMapping(NotifyConfig.class));
  }

  @Test
  @Tag("RES-09")
  void aTaskIsTestedInItsOwnModuleOrWhereAllAreTogether() throws IOException {
    Files.createFile(repository.resolve("pom.xml"));
    String test = "class T { @Test void t() { new GradesOfNobody(); } }";
    write("predict", "OtherTest.java", test);
    write("grade", "Helper.java", test.replace("@Test", ""));
    write("grade", "NearTest.java", test.replace("GradesOfNobody", "GradesOfNobodyElse"));
    assertThat(tests().verdict()).isEqualTo(Verdict.NO);

    write("grade", "GradesTest.java", test);
    assertThat(tests()).isEqualTo(Cell.yes("grade/GradesTest.java"));

    Files.delete(repository.resolve("grade/src/test/java/GradesTest.java"));
    write("standalone", "WholeIT.java", "@Test void t() { run(\"grades-of-nobody\"); }");
    assertThat(tests()).isEqualTo(Cell.yes("standalone/WholeIT.java"));
  }

  private void write(String module, String file, String text) throws IOException {
    Path folder = Files.createDirectories(repository.resolve(module + "/src/test/java"));
    Files.writeString(folder.resolve(file), text);
  }

  private Cell tests() {
    return new TestSources(Optional.of(repository)).of(GradesOfNobody.class, GRADES);
  }
}
