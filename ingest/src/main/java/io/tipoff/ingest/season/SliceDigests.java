package io.tipoff.ingest.season;

import io.tipoff.digest.Digests;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.ScheduleAhead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Digests of the rows of each date; rows whose date cannot be read belong to none. */
final class SliceDigests {

  private static final List<String> ODDS =
      List.of("season", "game_date", "game_id", "home", "away", "spread_home", "total", "src");
  private static final List<String> RESULT =
      List.of("season", "game_date", "game_id", "home", "away", "score_home", "score_away", "src");

  private SliceDigests() {}

  /**
   * @param references digest of what the rows were resolved against
   */
  static Map<Artefact, Map<LocalDate, SliceDigest>> of(SeasonRows rows, String references) {
    Map<LocalDate, SliceDigest> schedule = byDate(rows.schedule().rows(), "", CsvRow::raw);
    return Map.of(
        Artefact.SCHEDULE, schedule,
        Artefact.SCHEDULE_AHEAD, ahead(new TreeMap<>(schedule)),
        Artefact.GAME_ODDS, byDate(rows.odds().rows(), "", row -> cells(row, ODDS)),
        Artefact.GAME_RESULTS, byDate(rows.results().rows(), "", row -> cells(row, RESULT)),
        Artefact.PROP_LINES, byDate(rows.quotes().rows(), references, CsvRow::raw),
        Artefact.INJURIES, byDate(rows.injuries().rows(), references, CsvRow::raw),
        Artefact.PLAYER_BOX, byDate(rows.boxes().rows(), "", CsvRow::raw));
  }

  /**
   * Of the days after each date that lies before or in the schedule; a date without a game is there
   * too, for other files may name it.
   */
  private static Map<LocalDate, SliceDigest> ahead(NavigableMap<LocalDate, SliceDigest> schedule) {
    Map<LocalDate, SliceDigest> slices = new TreeMap<>();
    if (schedule.isEmpty()) {
      return slices;
    }
    LocalDate first = schedule.firstKey().minusDays(ScheduleAhead.DAYS);
    for (LocalDate date = first; date.isBefore(schedule.lastKey()); date = date.plusDays(1)) {
      Map<LocalDate, SliceDigest> after =
          schedule.subMap(date, false, date.plusDays(ScheduleAhead.DAYS), true);
      slices.put(
          date,
          new SliceDigest(
              Digests.sha256(after.toString()),
              after.values().stream().mapToLong(SliceDigest::items).sum()));
    }
    return slices;
  }

  private static String cells(CsvRow row, List<String> columns) {
    return String.join(",", columns.stream().map(row::text).toList());
  }

  private static Map<LocalDate, SliceDigest> byDate(
      List<CsvRow> rows, String salt, Function<CsvRow, String> text) {
    Map<LocalDate, MessageDigest> digests = new TreeMap<>();
    Map<LocalDate, Long> items = new TreeMap<>();
    for (CsvRow row : rows) {
      Parsed.date(row)
          .ifPresent(
              date -> {
                MessageDigest digest = digests.computeIfAbsent(date, d -> salted(salt));
                digest.update(text.apply(row).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
                items.merge(date, 1L, Long::sum);
              });
    }
    Map<LocalDate, SliceDigest> slices = new TreeMap<>();
    digests.forEach(
        (date, digest) ->
            slices.put(
                date, new SliceDigest(HexFormat.of().formatHex(digest.digest()), items.get(date))));
    return slices;
  }

  private static MessageDigest salted(String salt) {
    MessageDigest digest = Digests.newSha256();
    digest.update(salt.getBytes(StandardCharsets.UTF_8));
    return digest;
  }
}
