package io.tipoff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The product keeps its own architecture; {@link RulesTest} proves that the rules can fail. */
class ArchitectureTest {

  /**
   * The boundaries at which anything thrown becomes a recorded outcome: run, message, HTTP, command
   * line. Whatever a run throws is its recorded end, whatever a handler throws makes a dead letter;
   * HTTP and the command line have theirs declared. A class is added here with its boundary, or not
   * at all.
   */
  static final Set<String> BOUNDARIES =
      Set.of("io.tipoff.dispatch.Worker", "io.tipoff.messaging.EventConsumer");

  /**
   * Where statements are put together from the names of declared tables and columns, and the
   * session that runs the text of an {@code Sql}. A value never goes into a text.
   */
  static final Set<String> BUILDERS =
      Set.of(
          "io.tipoff.audit.StoredFacts",
          "io.tipoff.warehouse.DuckDbFile",
          "io.tipoff.warehouse.DuckDbSchema",
          "io.tipoff.warehouse.DuckDbSession",
          "io.tipoff.warehouse.Sql",
          "io.tipoff.warehouse.StoredSlice",
          "io.tipoff.warehouse.StoredTableSql",
          "io.tipoff.warehouse.TableDigest");

  static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.tipoff");

  @Test
  void seesEveryModule() {
    assertThat(Rules.PHASES)
        .allSatisfy(phase -> assertThat(PRODUCT.containPackage("io.tipoff." + phase)).isTrue());
    assertThat(PRODUCT.containPackage("io.tipoff.run")).isTrue();
    assertThat(PRODUCT.containPackage("io.tipoff.embedded")).isTrue();
    assertThat(PRODUCT.containPackage("io.tipoff.architecture")).isFalse();
  }

  @ParameterizedTest
  @FieldSource("io.tipoff.architecture.Rules#PHASES")
  void phaseSeesOnlyTheKernel(String phase) {
    Rules.phaseSeesOnlyTheKernel(phase).check(PRODUCT);
  }

  @Test
  void kernelKnowsNoPhase() {
    Rules.kernelKnowsNoPhase().check(PRODUCT);
  }

  @Test
  void enginesKnowNothingOfTipoff() {
    Rules.enginesKnowNothingOfTipoff().check(PRODUCT);
  }

  @Test
  @Tag("RES-05")
  void onlyStoresTouchDrivers() {
    Rules.onlyStoresTouchDrivers().check(PRODUCT);
  }

  @Test
  @Tag("RES-05")
  void onlyTheTransportKnowsTheBroker() {
    Rules.onlyTheTransportKnowsTheBroker().check(PRODUCT);
  }

  @Test
  @Tag("ING-10")
  void oneLayerFetches() {
    Rules.oneLayerFetches().check(PRODUCT);
  }

  @Test
  @Tag("MON-08")
  void onlyTheNotifierSends() {
    Rules.onlyTheNotifierSends().check(PRODUCT);
  }

  @Test
  void onlyTheClocksReadSystemTime() {
    Rules.onlyTheClocksReadSystemTime().check(PRODUCT);
  }

  @Test
  @Tag("MON-09")
  void onlyTheCommandLinePrints() {
    Rules.onlyTheCommandLinePrints().check(PRODUCT);
  }

  @Test
  @Tag("DEP-07")
  void nothingIsLeftForLater() throws IOException {
    Pattern left = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    List<JavaFileObject> sources = new ArrayList<>(Sources.ofTheProduct());
    sources.addAll(Sources.ofTheTests());
    for (JavaFileObject source : sources) {
      assertThat(left.matcher(source.getCharContent(false)).results().count())
          .as(source.getName())
          .isZero();
    }
  }

  @Test
  @Tag("TRF-09")
  @Tag("TRF-10")
  void onlyTheWorkerWrites() {
    Rules.onlyTheWorkerWrites().check(PRODUCT);
  }

  @Test
  @Tag("RES-02")
  void errorsHaveTheirCauseAndWhatTheyAreAbout() {
    Rules.errorsHaveTheirCauseAndWhatTheyAreAbout().check(PRODUCT);
  }

  @Test
  void namesSayWhat() {
    Rules.namesSayWhat().check(PRODUCT);
  }

  @Test
  @Tag("RES-01")
  @Tag("RES-12")
  void onlyBoundariesCatchBroadly() throws IOException {
    assertThat(BroadCatches.in(Sources.ofTheProduct())).doesNotHaveDuplicates();
    assertThat(BroadCatches.in(Sources.ofTheProduct()))
        .as("classes with a broad catch; those of boundaries are listed in this test")
        .containsExactlyInAnyOrderElementsOf(BOUNDARIES);
  }

  @Test
  @Tag("RES-06")
  @Tag("SEC-04")
  void onlyDeclaredNamesGoIntoSql() throws IOException {
    assertThat(Set.copyOf(BuiltSql.in(Sources.ofTheProduct())))
        .as("classes with SQL that is not fixed when the program is built")
        .containsExactlyInAnyOrderElementsOf(BUILDERS);
  }
}
