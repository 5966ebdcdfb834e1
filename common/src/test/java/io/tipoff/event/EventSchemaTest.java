package io.tipoff.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published schemas are those of the records. After a wanted change write them anew with {@code
 * -Dtipoff.schemas=write}.
 */
class EventSchemaTest {

  private static final Path FOLDER = Path.of(System.getProperty("tipoff.root"), "docs", "events");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final EventCodec codec = new EventCodec();
  private final ObjectMapper mapper = new ObjectMapper();

  @ParameterizedTest
  @EnumSource(EventType.class)
  @Tag("DEP-08")
  void publishedSchemaIsThatOfTheRecord(EventType type) throws IOException {
    Path file = file(type);
    if ("write".equals(System.getProperty("tipoff.schemas"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, EventSchemas.of(type));
    }

    assertThat(file).content().isEqualTo(EventSchemas.of(type));
  }

  @Test
  void everyPublishedSchemaBelongsToAnEvent() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.filter(file -> file.toString().endsWith(".schema.json")))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(EventType.values()).map(EventSchemaTest::file).toList());
    }
  }

  static List<TipoffEvent> events() {
    return Events.all();
  }

  @ParameterizedTest
  @MethodSource("events")
  @Tag("ORC-05")
  void encodedEventSatisfiesItsSchema(TipoffEvent event) throws IOException {
    JsonNode body = mapper.readTree(encode(event).body());

    assertThat(schema(event).validate(body)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  @Tag("ORC-05")
  void whatTheSchemaRefusesTheCodecRefuses(TipoffEvent event) throws IOException {
    EncodedEvent encoded = encode(event);
    JsonSchema schema = schema(event);
    ObjectNode body = (ObjectNode) mapper.readTree(encoded.body());
    List<ObjectNode> refused =
        variants(body).stream().filter(variant -> !schema.validate(variant).isEmpty()).toList();

    assertThat(refused).hasSizeGreaterThan(20);
    for (ObjectNode variant : refused) {
      assertThatThrownBy(
              () -> codec.decode(encoded.attributes().asMap(), variant.toString().getBytes(UTF_8)))
          .as("%s", variant)
          .isInstanceOfSatisfying(
              UnreadableEventException.class,
              e -> assertThat(e.reason()).isEqualTo(UnreadableEventException.Reason.INVALID_BODY));
    }
  }

  /** The body with each field left out, and with each field holding each of several odd values. */
  private static List<ObjectNode> variants(ObjectNode body) {
    List<JsonNode> odd =
        List.of(
            JSON.textNode(""),
            JSON.textNode("Not A Word"),
            JSON.textNode("12"),
            JSON.numberNode(-1),
            JSON.numberNode(0),
            JSON.numberNode(1.5),
            JSON.booleanNode(true),
            JSON.arrayNode(),
            JSON.arrayNode().add(-1),
            JSON.arrayNode().add("a b"),
            JSON.objectNode(),
            JSON.objectNode().put("rows", -1),
            JSON.objectNode().put("rows", "many"));
    List<ObjectNode> variants = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      variants.add(body.deepCopy().without(field.getKey()));
      for (JsonNode value : odd) {
        variants.add(body.deepCopy().set(field.getKey(), value));
      }
    }
    return variants;
  }

  private EncodedEvent encode(TipoffEvent event) {
    return codec.encode(event, Instant.EPOCH, "correlation");
  }

  private static JsonSchema schema(TipoffEvent event) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            Files.readString(file(EventType.of(event))),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  private static Path file(EventType type) {
    return FOLDER.resolve(type.fact() + ".schema.json");
  }
}
