package io.tipoff.standalone;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tipoff.archive.Archive;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.PredictSettings;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was replayed and backfilled, in its order, kept in the archive beside the payloads: together
 * they tell how to come to the same ledger and warehouse again.
 */
@Singleton
public final class ReplayJournal {

  private static final String SOURCE = "tipoff";
  private static final String KIND = "journal";
  private static final String SCOPE = "replays";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Archive archive;
  private final SlateClock clock;
  private final PredictSettings predict;

  ReplayJournal(Archive archive, SlateClock clock, PredictSettings predict) {
    this.archive = archive;
    this.clock = clock;
    this.predict = predict;
  }

  /**
   * One of them.
   *
   * @param seasons those replayed with all phases; empty for a backfill
   * @param from first date that was asked for
   * @param to last date
   * @param systems prediction systems that ran
   * @param receipts what every season, earlier ones too, was read from; empty for a backfill
   */
  public record Entry(
      List<String> seasons,
      LocalDate from,
      LocalDate to,
      List<String> systems,
      SortedMap<String, String> receipts) {

    public Entry {
      seasons = List.copyOf(seasons);
      systems = List.copyOf(systems);
      receipts = Collections.unmodifiableSortedMap(new TreeMap<>(receipts));
    }

    /** Whether it ran what was due of known slates, from what was loaded already. */
    @JsonIgnore
    public boolean isBackfill() {
      return seasons.isEmpty();
    }
  }

  void replayed(Replay.Request request, SortedMap<String, String> receipts) {
    enter(new Entry(request.seasons(), request.from(), request.to(), predict.systems(), receipts));
  }

  void backfilled(LocalDate from, LocalDate to) {
    enter(new Entry(List.of(), from, to, predict.systems(), new TreeMap<>()));
  }

  private void enter(Entry entry) {
    try {
      archive.put(SOURCE, KIND, SCOPE, clock.now(), JSON.writeValueAsBytes(entry));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry is always JSON", e);
    }
  }

  /**
   * All entries of an archive, oldest first.
   *
   * @throws TipoffException BAD_INPUT if one cannot be read
   */
  public static List<Entry> read(Archive archive) {
    List<Entry> entries = new ArrayList<>();
    for (Archive.Entry kept : archive.list(SOURCE, KIND, SCOPE)) {
      try {
        entries.add(JSON.readValue(archive.read(kept), Entry.class));
      } catch (IOException e) {
        throw new TipoffException(
            FailureCategory.BAD_INPUT,
            "the archive's journal entry " + kept.sha256() + " is not of its form",
            "Use the program that wrote it, or a later one.",
            e);
      }
    }
    return entries;
  }
}
