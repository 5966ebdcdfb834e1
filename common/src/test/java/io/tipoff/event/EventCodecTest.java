package io.tipoff.event;

import static io.tipoff.event.UnreadableEventException.Reason.CONTRADICTION;
import static io.tipoff.event.UnreadableEventException.Reason.INVALID_BODY;
import static io.tipoff.event.UnreadableEventException.Reason.NOT_A_CLOUD_EVENT;
import static io.tipoff.event.UnreadableEventException.Reason.UNKNOWN_TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tipoff.failure.TipoffException;
import io.tipoff.run.RunState;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

  private static final Instant NOW = Instant.parse("2025-01-15T17:00:00Z");

  private final EventCodec codec = new EventCodec();

  static List<TipoffEvent> events() {
    return Events.all();
  }

  @ParameterizedTest
  @MethodSource("events")
  void readsBackWhatItWrote(TipoffEvent event) {
    EncodedEvent encoded = codec.encode(event, NOW, "c-1");

    TipoffEvent read = codec.decode(encoded.attributes().asMap(), bytes(encoded.body()));

    assertThat(read).isEqualTo(event);
    assertThat(EventAttributes.of(encoded.attributes().asMap())).isEqualTo(encoded.attributes());
  }

  @Test
  void attributesTellPhaseFactSlateAndKey() {
    EncodedEvent completed = codec.encode(Events.completed(), NOW, "c-1");
    EncodedEvent moved = codec.encode(Events.moved(), NOW, "c-1");

    assertThat(completed.topic()).isEqualTo("tipoff.features");
    assertThat(completed.attributes().asMap())
        .containsEntry("specversion", "1.0")
        .containsEntry("type", "io.tipoff.features.task-completed.v1")
        .containsEntry("source", "/tipoff/features")
        .containsEntry("subject", "nba/2025-01-15")
        .containsEntry("time", "2025-01-15T17:00:00Z")
        .containsEntry("datacontenttype", "application/json")
        .containsEntry("correlationid", "c-1")
        .containsEntry("partitionkey", "nba/2025-01-15");
    assertThat(moved.topic()).isEqualTo("tipoff.lines");
    assertThat(moved.attributes().partitionKey()).isEqualTo("203999");
  }

  @Test
  void sameContentHasSameIdAndSameText() {
    EncodedEvent one = codec.encode(Events.completed(), NOW, "c-1");
    EncodedEvent other = codec.encode(Events.completed(), NOW.plusSeconds(1), "c-2");

    assertThat(other.attributes().id()).isEqualTo(one.attributes().id()).hasSize(64);
    assertThat(other.body()).isEqualTo(one.body()).startsWith("{\"phase\":\"FEATURES\",\"task\":");
    assertThat(one.body()).contains("\"counts\":{\"quarantined\":3,\"rows\":212}");
  }

  @Test
  void whatHappenedInASpanSaysSoBesideTheContent() {
    String span = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    EncodedEvent traced = codec.encode(Events.completed(), NOW, "c-1", Optional.of(span));
    EncodedEvent plain = codec.encode(Events.completed(), NOW, "c-1");

    assertThat(traced.attributes().asMap()).containsEntry("traceparent", span);
    assertThat(EventAttributes.of(traced.attributes().asMap())).isEqualTo(traced.attributes());
    assertThat(plain.attributes().asMap()).doesNotContainKey("traceparent");
    assertThat(traced.attributes().id()).isEqualTo(plain.attributes().id());
    assertThat(traced.body()).isEqualTo(plain.body());
  }

  @Test
  void otherVersionOrOutcomeHasAnotherId() {
    TaskCompleted succeeded = completed("1".repeat(64), RunState.SUCCEEDED);

    assertThat(completed("2".repeat(64), RunState.SUCCEEDED).id()).isNotEqualTo(succeeded.id());
    assertThat(completed("1".repeat(64), RunState.NO_DATA).id()).isNotEqualTo(succeeded.id());
  }

  @Test
  void absentOptionalsAreLeftOutAndReadAsEmpty() {
    TaskCompleted event = completed(Events.DIGEST, RunState.NO_DATA);
    EncodedEvent encoded = codec.encode(event, NOW, "c-1");

    assertThat(encoded.body()).doesNotContain("asOf").contains("\"changedPlayers\":[]");
    assertThat(codec.decode(encoded.attributes().asMap(), bytes(encoded.body()))).isEqualTo(event);
  }

  @Test
  void ignoresUnknownFieldsAndAttributes() {
    EncodedEvent encoded = codec.encode(Events.fetched(), NOW, "c-1");
    Map<String, String> attributes = new HashMap<>(encoded.attributes().asMap());
    attributes.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    String body = encoded.body().replaceFirst("\\{", "{\"invented\":{\"later\":[1]},");

    assertThat(codec.decode(attributes, bytes(body))).isEqualTo(Events.fetched());
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "source", "type", "specversion"})
  @Tag("ORC-05")
  void refusesMessageWithoutRequiredAttribute(String name) {
    EncodedEvent encoded = codec.encode(Events.fetched(), NOW, "c-1");
    Map<String, String> attributes = new HashMap<>(encoded.attributes().asMap());
    attributes.remove(name);

    UnreadableEventException refusal = refusal(attributes, encoded.body());

    assertThat(refusal.reason()).isEqualTo(NOT_A_CLOUD_EVENT);
    assertThat(refusal).hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.tipoff.ingest.source-fetched.v2",
        "io.tipoff.ingest.invented.v1",
        "io.tipoff.invented.task-completed.v1",
        "com.example.order"
      })
  @Tag("ORC-05")
  void refusesUnknownTypeByName(String type) {
    EncodedEvent encoded = codec.encode(Events.fetched(), NOW, "c-1");

    UnreadableEventException refusal =
        refusal(with(encoded.attributes(), "type", type), encoded.body());

    assertThat(refusal.reason()).isEqualTo(UNKNOWN_TYPE);
    assertThat(refusal).hasMessageContaining(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{}", "not json", "{} {}", "\"text\""})
  @Tag("ORC-05")
  @Tag("ORC-06")
  void refusesBodyThatIsNoEvent(String body) {
    EncodedEvent encoded = codec.encode(Events.fetched(), NOW, "c-1");

    assertThat(refusal(encoded.attributes().asMap(), body).reason()).isEqualTo(INVALID_BODY);
  }

  @Test
  void refusesBodyThatIsNotUtf8() {
    EncodedEvent encoded = codec.encode(Events.fetched(), NOW, "c-1");
    byte[] body = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};

    assertThatThrownBy(() -> codec.decode(encoded.attributes().asMap(), body))
        .isInstanceOf(UnreadableEventException.class);
  }

  @Test
  @Tag("ORC-05")
  void refusesTypeOrSubjectThatContradictsTheBody() {
    EncodedEvent encoded = codec.encode(Events.completed(), NOW, "c-1");

    assertThat(
            refusal(
                    with(encoded.attributes(), "type", "io.tipoff.grade.task-completed.v1"),
                    encoded.body())
                .reason())
        .isEqualTo(CONTRADICTION);
    assertThat(
            refusal(with(encoded.attributes(), "subject", "nba/2025-01-16"), encoded.body())
                .reason())
        .isEqualTo(CONTRADICTION);
  }

  @Test
  void refusalNamesTheComponentAndItsValue() {
    assertThatThrownBy(() -> completed("abc", RunState.SUCCEEDED))
        .isInstanceOf(TipoffException.class)
        .hasMessage("TaskCompleted.version 'abc' does not match [0-9a-f]{64}");
    assertThatThrownBy(() -> completed(Events.DIGEST, RunState.RUNNING))
        .hasMessage("TaskCompleted.outcome RUNNING is not the end of a run");
  }

  private static TaskCompleted completed(String version, RunState outcome) {
    return new TaskCompleted(
        Phase.GRADE,
        "score-rows",
        Events.SLATE,
        Pass.POSTGAME,
        Optional.empty(),
        18,
        outcome,
        version,
        Map.of(),
        List.of());
  }

  private UnreadableEventException refusal(Map<String, String> attributes, String body) {
    return catchThrowableOfType(
        UnreadableEventException.class, () -> codec.decode(attributes, bytes(body)));
  }

  private static Map<String, String> with(EventAttributes attributes, String name, String value) {
    Map<String, String> map = new HashMap<>(attributes.asMap());
    map.put(name, value);
    return map;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
