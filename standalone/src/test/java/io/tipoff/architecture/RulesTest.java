package io.tipoff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.tipoff.embedded.planted.SeesTheProduct;
import io.tipoff.event.planted.SeesAPhase;
import io.tipoff.grade.planted.AbstractGrade;
import io.tipoff.grade.planted.GradeImpl;
import io.tipoff.grade.planted.GradeManager;
import io.tipoff.grade.planted.KnowsTheBroker;
import io.tipoff.grade.planted.LogsErrorsByItself;
import io.tipoff.grade.planted.PrintsToTheConsole;
import io.tipoff.grade.planted.ReadsSystemTime;
import io.tipoff.grade.planted.SendsByItself;
import io.tipoff.grade.planted.TouchesADriver;
import io.tipoff.grade.planted.WritesByItself;
import io.tipoff.grade.planted.util.Grading;
import io.tipoff.ingest.planted.SeesAnotherPhase;
import io.tipoff.publish.planted.Published;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each rule reports a violation that was planted for it, and only that. */
class RulesTest {

  @Test
  void reportsAPhaseThatSeesAnother() {
    assertThat(violations(Rules.phaseSeesOnlyTheKernel("ingest"), SeesAnotherPhase.class))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("SeesAnotherPhase").contains("Published"));
    assertThat(violations(Rules.phaseSeesOnlyTheKernel("publish"), Published.class)).isEmpty();
  }

  @Test
  void reportsAKernelThatKnowsAPhase() {
    assertThat(violations(Rules.kernelKnowsNoPhase(), SeesAPhase.class)).isNotEmpty();
  }

  @Test
  void reportsEnginesThatKnowTheProduct() {
    assertThat(violations(Rules.enginesKnowNothingOfTipoff(), SeesTheProduct.class)).isNotEmpty();
  }

  @Test
  @Tag("RES-05")
  void reportsADriverOutsideTheStores() {
    assertThat(violations(Rules.onlyStoresTouchDrivers(), TouchesADriver.class)).isNotEmpty();
  }

  @Test
  @Tag("RES-05")
  void reportsWhoKnowsTheBroker() {
    assertThat(violations(Rules.onlyTheTransportKnowsTheBroker(), KnowsTheBroker.class))
        .isNotEmpty();
  }

  @Test
  @Tag("MON-08")
  void reportsAPhaseThatSendsByItself() {
    assertThat(violations(Rules.onlyTheNotifierSends(), SendsByItself.class)).isNotEmpty();
    assertThat(violations(Rules.oneLayerFetches(), SendsByItself.class)).isNotEmpty();
  }

  @Test
  @Tag("TRF-09")
  void reportsAPhaseThatWritesByItself() {
    assertThat(violations(Rules.onlyTheWorkerWrites(), WritesByItself.class)).isNotEmpty();
  }

  @Test
  void reportsEveryWayToReadSystemTimeButNotAGivenClock() {
    assertThat(violations(Rules.onlyTheClocksReadSystemTime(), ReadsSystemTime.class))
        .hasSize(5)
        .noneMatch(line -> line.contains("allowed("))
        .anyMatch(line -> line.contains("now()"))
        .anyMatch(line -> line.contains("nowByReference()"))
        .anyMatch(line -> line.contains("today("))
        .anyMatch(line -> line.contains("ticks()"))
        .anyMatch(line -> line.contains("clock()"));
  }

  @Test
  @Tag("RES-02")
  void reportsEveryWayToLogAnErrorByOneself() {
    assertThat(
            violations(Rules.errorsHaveTheirCauseAndWhatTheyAreAbout(), LogsErrorsByItself.class))
        .hasSize(4)
        .noneMatch(line -> line.contains("allowed("));
  }

  @Test
  @Tag("MON-09")
  void reportsPrintingAndStackTraces() {
    assertThat(violations(Rules.onlyTheCommandLinePrints(), PrintsToTheConsole.class))
        .anyMatch(line -> line.contains("print("))
        .anyMatch(line -> line.contains("trace("));
  }

  @Test
  void reportsNamesThatSayNothing() {
    for (Class<?> planted :
        List.of(GradeManager.class, AbstractGrade.class, GradeImpl.class, Grading.class)) {
      assertThat(violations(Rules.namesSayWhat(), planted)).as(planted.getName()).isNotEmpty();
    }
    assertThat(violations(Rules.namesSayWhat(), Published.class)).isEmpty();
  }

  @Test
  @Tag("RES-01")
  @Tag("RES-12")
  void reportsWrittenBroadCatchesAndNoGeneratedOnes() throws IOException {
    assertThat(broadCatches("try { run(); } catch (Exception e) { throw e; }")).hasSize(1);
    assertThat(broadCatches("try { run(); } catch (java.lang.Throwable t) { throw t; }"))
        .hasSize(1);
    assertThat(broadCatches("try { run(); } catch (IOException | RuntimeException e) { stop(); }"))
        .hasSize(1);
    assertThat(broadCatches("Runnable r = () -> { try { run(); } catch (Error e) { throw e; } };"))
        .hasSize(1);
    assertThat(broadCatches("try (var in = open()) { in.read(); } catch (IOException e) {}"))
        .isEmpty();
    assertThat(broadCatches("one().onFailure().recoverWithNull();")).hasSize(1);
    assertThat(broadCatches("one().onFailure().invoke(log).onFailure().recoverWithItem(2);"))
        .hasSize(1);
    assertThat(broadCatches("one().onFailure(IOException.class).recoverWithNull();")).isEmpty();
    assertThat(broadCatches("one().onFailure().transform(typed);")).isEmpty();
    assertThat(broadCatches("if (o instanceof Point(int x, int y)) { run(); }")).isEmpty();
  }

  @Test
  @Tag("SEC-04")
  void reportsSqlThatIsNotFixed() throws IOException {
    assertThat(builtSql("pool.preparedQuery(\"select \" + name)")).hasSize(1);
    assertThat(builtSql("pool.query(name)")).hasSize(1);
    assertThat(builtSql("connection.prepareStatement(\"select %s\".formatted(name))")).hasSize(1);
    assertThat(builtSql("String sql = \"select \" + name; pool.preparedQuery(sql)")).hasSize(1);
    assertThat(builtSql("String ALL = name; pool.preparedQuery(ALL)")).hasSize(1);
    assertThat(builtSql("statement.execute(text(name))")).hasSize(1);
    assertThat(builtSql("new Sql(\"find\", \"select '\" + name + \"'\")")).hasSize(1);
    assertThat(builtSql("pool.preparedQuery(PARTLY)")).hasSize(1);
    assertThat(builtSql("for (String sql : all()) { statement.execute(sql); }")).hasSize(1);
    assertThat(builtSql("pool.preparedQuery(Other.ALL)")).hasSize(1);
    assertThat(builtSql("pool.preparedQuery(Planted.ALL)")).isEmpty();
    assertThat(builtSql("pool.preparedQuery(ALL + \" where name = $1\")")).isEmpty();
    assertThat(builtSql("String sql = name == null ? ALL : \"\"; pool.query(sql)")).isEmpty();
    assertThat(builtSql("pool.preparedQuery(ALL.formatted(\"x\"))")).isEmpty();
    assertThat(builtSql("new Sql(name, \"select 1\"); statement.execute(\"COMMIT\")")).isEmpty();
  }

  private static List<String> builtSql(String statements) throws IOException {
    String text =
        "package p; class Planted { static final String ALL = \"select %s\";"
            + " static final String PARTLY = ALL + System.getenv(\"X\");"
            + " void m(String name) { "
            + statements
            + "; } }";
    return BuiltSql.in(List.of(Sources.of("p.Planted", text)));
  }

  private static List<String> broadCatches(String statement) throws IOException {
    String text = "package p; class Planted { void m() throws Exception { " + statement + " } }";
    List<String> found = BroadCatches.in(List.of(Sources.of("p.Planted", text)));
    assertThat(found).allMatch("p.Planted"::equals);
    return found;
  }

  private static List<String> violations(ArchRule rule, Class<?> planted) {
    JavaClasses classes = new ClassFileImporter().importClasses(planted);
    return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
  }
}
