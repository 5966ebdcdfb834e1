package io.tipoff.ingest.season;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tipoff.archive.Archive;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which archived files make up a season, as of one receipt. Archived itself: the latest one says
 * what holds now, the ones before it what was known earlier.
 *
 * @param receivedAt ISO-8601 instant on the slate clock
 * @param first first date that a file names, ISO-8601
 * @param last last date
 * @param files by kind, {@code teams} and {@code player_ids} among them; sound files only
 */
record SeasonManifest(
    String season, String receivedAt, String first, String last, SortedMap<String, File> files) {

  static final String KIND = "manifest";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  SeasonManifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** An archived file under the name it was found. */
  record File(String name, String receivedAt, String sha256, long size) {

    static File of(String name, Archive.Entry entry) {
      return new File(name, entry.receivedAt().toString(), entry.sha256(), entry.size());
    }

    Archive.Entry entry(String kind, String season) {
      return new Archive.Entry(
          SeasonFileSource.NAME, kind, season, Instant.parse(receivedAt), sha256, size);
    }
  }

  Instant received() {
    return Instant.parse(receivedAt);
  }

  boolean covers(LocalDate date) {
    return !date.isBefore(LocalDate.parse(first)) && !date.isAfter(LocalDate.parse(last));
  }

  byte[] bytes() {
    try {
      return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is always JSON", e);
    }
  }

  static SeasonManifest parse(byte[] bytes) {
    try {
      return JSON.readValue(bytes, SeasonManifest.class);
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "an archived manifest of season files is not JSON of its form",
          "Archive the directory of season files again.",
          e);
    }
  }
}
