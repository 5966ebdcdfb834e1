package io.tipoff.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tipoff.archive.Archive;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.time.Instant;

/**
 * What the program itself keeps in the archive of what was done, one JSON payload each.
 *
 * @param kind of the payloads, whose source is the program
 * @param what one is called
 */
public record ArchivedJson<T>(String kind, Class<T> type, String what) {

  public static final String SOURCE = "tipoff";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * Keeps one.
   *
   * @throws TipoffException as {@link Archive#put}
   */
  public void put(Archive archive, String scope, Instant at, T value) {
    try {
      archive.put(SOURCE, kind, scope, at, JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a " + what + " is always JSON", e);
    }
  }

  /**
   * Reads one.
   *
   * @throws TipoffException BAD_INPUT if it is not of its form
   */
  public T read(Archive archive, Archive.Entry entry) {
    try {
      return JSON.readValue(archive.read(entry), type);
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "the archive's " + what + " " + entry.sha256() + " is not of its form",
          "Use the program that wrote it, or a later one.",
          e);
    }
  }
}
