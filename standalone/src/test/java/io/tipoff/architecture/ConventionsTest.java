package io.tipoff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./tipoff conventions} counts; it prints the file that is written here. */
class ConventionsTest {

  private static final Path COUNTS = Path.of("target", "conventions.txt");

  @Test
  @Tag("DSH-04")
  @Tag("SEC-01")
  @Tag("TST-05")
  void nothingIsOtherThanTheConventionsSay() throws IOException {
    Map<String, List<String>> breaches =
        Conventions.breaches(
            ArchitectureTest.PRODUCT, ArchitectureTest.BOUNDARIES, ArchitectureTest.BUILDERS);

    String counts =
        breaches.entrySet().stream()
            .map(
                one ->
                    "%4d %s%s%n"
                        .formatted(
                            one.getValue().size(),
                            one.getKey(),
                            one.getValue().stream()
                                .map(place -> "\n       " + place)
                                .collect(Collectors.joining())))
            .collect(Collectors.joining());
    Files.createDirectories(COUNTS.getParent());
    Files.writeString(COUNTS, counts);
    assertThat(breaches).hasSizeGreaterThan(12);
    assertThat(breaches.values()).as(counts).allMatch(List::isEmpty);
  }

  @Test
  @Tag("DSH-04")
  @Tag("SEC-01")
  void aFileWithACredentialIsFound(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("settings.yaml"), "key: AKI" + "A" + "0123456789ABCDEF");
    Files.writeString(folder.resolve("page.md"), "a key is tipoff_ID_SECRET");

    assertThat(Conventions.secrets(folder)).containsExactly("settings.yaml");
  }

  @Test
  @Tag("DSH-04")
  void aCatchThatDoesNothingIsSilentUnlessItSaysWhy() throws IOException {
    String silent = "class A { void a() { try { b(); } catch (IllegalStateException e) { } } }";
    String says =
        "class B { void a() { try { b(); } catch (IllegalStateException e) { // gone\n } } }";

    assertThat(
            Conventions.silent(
                List.of(Sources.of("io.tipoff.A", silent), Sources.of("io.tipoff.B", says))))
        .singleElement()
        .asString()
        .contains("A.java");
  }
}
