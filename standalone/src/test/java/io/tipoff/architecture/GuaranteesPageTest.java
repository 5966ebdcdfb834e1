package io.tipoff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.architecture.Requirements.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import org.junit.jupiter.api.Test;

/** What the page of guarantees claims is what tests are tagged with, and nothing else. */
class GuaranteesPageTest {

  /** Writes the page with {@code -Dtipoff.docs=write}. */
  @Test
  void thePageSaysWhatTestsAreTaggedWith() throws IOException {
    Path page = Path.of(System.getProperty("tipoff.root"), "docs", "guarantees.md");
    String told =
        new GuaranteesPage(tagged().byRequirement(), Requirements.removedGuards())
            .of(Requirements.byHeading());
    if ("write".equals(System.getProperty("tipoff.docs"))) {
      Files.writeString(page, told);
    }
    assertThat(page).content().isEqualTo(told);
  }

  @Test
  void everyTagIsOnATestThatRunsAndOfARequirementThatIsListedOnce() throws IOException {
    List<String> ids =
        Requirements.byHeading().values().stream()
            .flatMap(List::stream)
            .map(Requirement::id)
            .toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(tagged().misplaced()).isEmpty();
    assertThat(ids).containsAll(tagged().byRequirement().keySet());
  }

  @Test
  void guardsWereTakenOutForTestsThatAreTagged() throws IOException {
    assertThat(tagged().byRequirement().values().stream().flatMap(NavigableSet::stream))
        .containsAll(Requirements.removedGuards().keySet());
  }

  @Test
  void whatDoesNotRunShowsNothing() throws IOException {
    String tag = "@Tag(\"RES-01\") ";
    assertThat(planted("class PlantedTest { " + tag + "@Test void holds() {} }"))
        .isEqualTo("{RES-01=[PlantedTest#holds]} []");
    assertThat(planted("class PlantedTest { @Tag(\"slow\") @Test void holds() {} }"))
        .isEqualTo("{} []");
    for (String nothing :
        List.of(
            tag + "class PlantedTest { @Test void holds() {} }",
            "class PlantedTest { " + tag + "void holds() {} }",
            "class PlantedTest { " + tag + "@Test @Disabled void holds() {} }",
            "@Disabled class PlantedTest { " + tag + "@Test void holds() {} }",
            "class Planted { " + tag + "@Test void holds() {} }")) {
      assertThat(planted(nothing)).startsWith("{} [RES-01 on Planted");
    }
  }

  private static String planted(String text) throws IOException {
    TaggedTests.Found found =
        TaggedTests.in(List.of(Sources.of("p.Planted", "package p; " + text)));
    return found.byRequirement() + " " + found.misplaced();
  }

  private static TaggedTests.Found tagged() throws IOException {
    return TaggedTests.in(Sources.ofTheTests());
  }
}
