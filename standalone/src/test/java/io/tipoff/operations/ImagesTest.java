package io.tipoff.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Jib's images, by the profile {@code images}, are those of the Dockerfile. */
class ImagesTest {

  private static final String ENVIRONMENT = "quarkus.jib.environment-variables.";

  private static Map<String, String> jib;

  @BeforeAll
  static void read() throws IOException, ParserConfigurationException, SAXException {
    Path pom = OperationsFiles.ROOT.resolve("pom.xml");
    Element profile =
        elements(
                DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getElementsByTagName("profile"))
            .filter(one -> text(one, "id").equals("images"))
            .findFirst()
            .orElseThrow();
    jib =
        elements(((Element) profile.getElementsByTagName("properties").item(0)).getChildNodes())
            .collect(Collectors.toMap(Element::getTagName, Element::getTextContent));
  }

  /** Jib runs nothing while it builds, so there is no start for the JVM to remember. */
  @Test
  void startTheSameCommand() {
    List<String> command =
        Stream.of(
                List.of("java"),
                List.of(jib.get("quarkus.jib.jvm-arguments").split(",")),
                List.of("-jar", "quarkus-run.jar"))
            .flatMap(List::stream)
            .toList();

    assertThat(Dockerfile.command())
        .filteredOn(word -> !word.startsWith("-XX:AOTCache="))
        .isEqualTo(command);
  }

  @Test
  void haveTheSameUserPortFolderAndEnvironment() {
    assertThat(jib)
        .containsEntry("quarkus.jib.user", only("USER"))
        .containsEntry("quarkus.jib.ports", only("EXPOSE"))
        .containsEntry("quarkus.jib.working-directory", only("WORKDIR"));
    assertThat(
            jib.entrySet().stream()
                .filter(one -> one.getKey().startsWith(ENVIRONMENT))
                .map(one -> one.getKey().substring(ENVIRONMENT.length()) + "=" + one.getValue()))
        .containsExactlyInAnyOrderElementsOf(Dockerfile.all("ENV"));
  }

  @Test
  void standOnTheDockerfilesFirstStage() {
    assertThat(Dockerfile.all("FROM")).first().asString().endsWith(" AS base");
    assertThat(jib).containsEntry("tipoff.image.base", "docker://tipoff-base:25");
  }

  private static String only(String instruction) {
    List<String> all = Dockerfile.all(instruction);
    assertThat(all).as(instruction).hasSize(1);
    return all.getFirst();
  }

  private static Stream<Element> elements(NodeList nodes) {
    return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
        .map(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0).getTextContent();
  }
}
