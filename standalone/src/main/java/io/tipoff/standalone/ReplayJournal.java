package io.tipoff.standalone;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tipoff.archive.Archive;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.PredictSettings;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.time.LocalDate;
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

  private static final String KIND = "journal";
  private static final String SCOPE = "replays";

  private static final ArchivedJson<Entry> ENTRIES =
      new ArchivedJson<>(KIND, Entry.class, "journal entry");

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
    ENTRIES.put(archive, SCOPE, clock.now(), entry);
  }

  /**
   * All entries of an archive, oldest first.
   *
   * @throws TipoffException BAD_INPUT if one cannot be read
   */
  public static List<Entry> read(Archive archive) {
    return archive.list(ArchivedJson.SOURCE, KIND, SCOPE).stream()
        .map(kept -> ENTRIES.read(archive, kept))
        .toList();
  }
}
