package io.tipoff.standalone.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OperationsJsonTest {

  private final ObjectMapper mapper = new ObjectMapper();

  @BeforeEach
  void customize() {
    new OperationsJson().customize(mapper);
  }

  @Test
  void readsToADepth() throws JsonProcessingException {
    assertThat(mapper.readTree(nested(OperationsJson.DEEPEST))).isNotNull();
    assertThatExceptionOfType(StreamConstraintsException.class)
        .isThrownBy(() -> mapper.readTree(nested(OperationsJson.DEEPEST + 1)));
  }

  @Test
  void readsTextsToALength() throws JsonProcessingException {
    assertThat(mapper.readTree(text(100))).isNotNull();
    assertThatExceptionOfType(StreamConstraintsException.class)
        .isThrownBy(() -> mapper.readTree(text(OperationsJson.LONGEST + 1)));
  }

  @Test
  @Tag("ORC-07")
  void refusesFieldsThatNobodyKnows() throws JsonProcessingException {
    assertThat(mapper.readValue("{\"dryRun\": true}", Deed.class).dryRun()).isTrue();
    assertThatExceptionOfType(UnrecognizedPropertyException.class)
        .isThrownBy(() -> mapper.readValue("{\"dryrun\": true}", Deed.class));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static String text(int length) {
    return "\"" + "x".repeat(length) + "\"";
  }
}
