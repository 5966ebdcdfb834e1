package io.tipoff.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
  private static List<String> dockerfile;

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
    dockerfile =
        OperationsFiles.text(OperationsFiles.K8S.resolve("Dockerfile"))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();
  }

  @Test
  void startTheSameCommand() throws IOException {
    JsonNode entry = new ObjectMapper().readTree(only("ENTRYPOINT "));
    List<String> command =
        Stream.of(
                List.of("java"),
                List.of(jib.get("quarkus.jib.jvm-arguments").split(",")),
                List.of("-jar", "quarkus-run.jar"))
            .flatMap(List::stream)
            .toList();

    assertThat(entry).extracting(JsonNode::asText).isEqualTo(command);
  }

  @Test
  void haveTheSameUserPortFolderAndEnvironment() {
    assertThat(jib)
        .containsEntry("quarkus.jib.user", only("USER "))
        .containsEntry("quarkus.jib.ports", only("EXPOSE "))
        .containsEntry("quarkus.jib.working-directory", only("WORKDIR "));
    assertThat(
            jib.entrySet().stream()
                .filter(one -> one.getKey().startsWith(ENVIRONMENT))
                .map(one -> one.getKey().substring(ENVIRONMENT.length()) + "=" + one.getValue()))
        .containsExactlyInAnyOrderElementsOf(all("ENV ").toList());
  }

  @Test
  void standOnTheDockerfilesFirstStage() {
    assertThat(all("FROM ")).first().asString().endsWith(" AS base");
    assertThat(jib).containsEntry("tipoff.image.base", "docker://tipoff-base:25");
  }

  private static String only(String instruction) {
    List<String> all = all(instruction).toList();
    assertThat(all).as(instruction).hasSize(1);
    return all.getFirst();
  }

  private static Stream<String> all(String instruction) {
    return dockerfile.stream()
        .filter(line -> line.startsWith(instruction))
        .map(line -> line.substring(instruction.length()).strip());
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
