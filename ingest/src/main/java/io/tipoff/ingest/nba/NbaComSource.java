package io.tipoff.ingest.nba;

import io.tipoff.archive.Archive;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.FetchedSource;
import io.tipoff.ingest.fact.GameSource;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.ScheduleAhead;
import io.tipoff.ingest.fact.SeasonLabel;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.payload.ReadPayloads;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The source of the league's own payloads, kept as they were received. A fact became known when the
 * first payload that tells it was received: unlike a season file, a live payload holds no hindsight
 * that a rule would have to undo.
 */
@Singleton
public final class NbaComSource implements FetchedSource, GameSource {

  /** Name of the source in the archive and in the ledger. */
  public static final String NAME = LiveBoxScore.SOURCE;

  private static final String SCHEDULE = "schedule";
  private static final String BOX_SCORE = "box_score";
  private static final int KEPT_SCHEDULES = 4;

  private final Archive archive;
  private final SlateClock clock;
  private final ReadPayloads<LeagueSchedule> schedules;

  public NbaComSource(Archive archive, SlateClock clock) {
    this.archive = archive;
    this.clock = clock;
    this.schedules =
        new ReadPayloads<>(
            archive,
            KEPT_SCHEDULES,
            (entry, bytes) -> LeagueSchedule.parse(SCHEDULE + " " + entry.scope(), bytes));
  }

  /**
   * Keeps a schedule of a season; one that tells the same as the latest is not kept again, as the
   * league stamps it anew at every request.
   *
   * @return what it tells of each of its slates; the artefacts that this source does not have are
   *     told as empty
   * @throws io.tipoff.failure.TipoffException BAD_INPUT if it is not of the league's form; nothing
   *     is kept then
   */
  public List<SourceSlice> keepSchedule(byte[] payload) {
    LeagueSchedule schedule = LeagueSchedule.parse(SCHEDULE, payload);
    Archive.Entry entry =
        archive
            .latest(NAME, SCHEDULE, schedule.season())
            .filter(latest -> schedules.of(latest).tellsTheSameAs(schedule))
            .orElseGet(() -> archive.put(NAME, SCHEDULE, schedule.season(), clock.now(), payload));
    return slices(schedule, entry);
  }

  private static List<SourceSlice> slices(LeagueSchedule schedule, Archive.Entry entry) {
    List<SourceSlice> slices = new ArrayList<>();
    schedule
        .games()
        .forEach(
            (date, games) -> {
              slices.add(slice(Artefact.SCHEDULE, date, games.toString(), games.size(), entry));
              List<AnnouncedGame> ahead = schedule.ahead(date);
              slices.add(
                  slice(Artefact.SCHEDULE_AHEAD, date, ahead.toString(), ahead.size(), entry));
              slices.add(slice(Artefact.GAME_ODDS, date, "", 0, entry));
              slices.add(slice(Artefact.PROP_LINES, date, "", 0, entry));
              slices.add(slice(Artefact.INJURIES, date, "", 0, entry));
            });
    return slices;
  }

  /**
   * Keeps the box score of a game.
   *
   * @return as {@link #keepBoxScore(byte[])}
   * @throws io.tipoff.failure.TipoffException BAD_INPUT if it is not of the league's form, or of
   *     another game; nothing is kept then
   */
  List<SourceSlice> keepBoxScore(String gameId, byte[] payload) {
    String told = LiveBoxScore.parse(BOX_SCORE, payload).gameId();
    if (!told.equals(gameId)) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "the box score of game " + gameId + " is that of game " + told,
          "Fetch it again.");
    }
    return keepBoxScore(payload);
  }

  /**
   * Keeps a box score.
   *
   * @return what the slate's box scores tell together; nothing while the game is not final
   * @throws io.tipoff.failure.TipoffException BAD_INPUT if it is not of the league's form; nothing
   *     is kept then
   */
  public List<SourceSlice> keepBoxScore(byte[] payload) {
    LiveBoxScore box = LiveBoxScore.parse(BOX_SCORE, payload);
    if (!box.isFinal()) {
      return List.of();
    }
    Slate slate = Slate.nba(box.gameDate());
    Archive.Entry entry =
        archive.put(NAME, BOX_SCORE, slate + "/" + box.gameId(), clock.now(), payload);
    archive.put(NAME, BOX_SCORE + "_games", slate.toString(), clock.now(), games(slate, box));
    return slices(slate, entry);
  }

  private List<SourceSlice> slices(Slate slate, Archive.Entry boxScore) {
    SlateFacts facts = facts(slate).orElseThrow();
    LocalDate date = slate.date();
    return List.of(
        slice(Artefact.PLAYER_BOX, date, facts.boxes().toString(), facts.boxes().size(), boxScore),
        slice(
            Artefact.GAME_RESULTS,
            date,
            facts.results().toString(),
            facts.results().size(),
            boxScore));
  }

  /** Ids of the games of a slate that have a box score, this one included. */
  private byte[] games(Slate slate, LiveBoxScore box) {
    List<String> ids = new ArrayList<>(gamesWithBox(slate));
    if (!ids.contains(box.gameId())) {
      ids.add(box.gameId());
    }
    return String.join("\n", ids.stream().sorted().toList()).getBytes(StandardCharsets.UTF_8);
  }

  /** Those of all lists that were ever kept: of two kept at once neither holds the other's game. */
  private List<String> gamesWithBox(Slate slate) {
    return archive.list(NAME, BOX_SCORE + "_games", slate.toString()).stream()
        .flatMap(entry -> new String(archive.read(entry), StandardCharsets.UTF_8).lines())
        .distinct()
        .sorted()
        .toList();
  }

  private static SourceSlice slice(
      Artefact artefact, LocalDate date, String content, int items, Archive.Entry entry) {
    return artefact.slice(NAME, Slate.nba(date), content, items, entry);
  }

  @Override
  public List<SourceSlice> recall() {
    Map<List<Object>, SourceSlice> latest = new LinkedHashMap<>();
    for (Archive.Entry entry : archive.all(NAME, SCHEDULE)) {
      slices(schedules.of(entry), entry).forEach(slice -> tell(slice, latest));
    }
    Map<Slate, Archive.Entry> boxScores = new LinkedHashMap<>();
    for (Archive.Entry entry : archive.all(NAME, BOX_SCORE)) {
      int slash = entry.scope().lastIndexOf('/');
      Slate slate = Slate.parse(entry.scope().substring(0, slash));
      if (gamesWithBox(slate).contains(entry.scope().substring(slash + 1))) {
        boxScores.put(slate, entry);
      }
    }
    boxScores.forEach((slate, entry) -> slices(slate, entry).forEach(slice -> tell(slice, latest)));
    return List.copyOf(latest.values());
  }

  /** Keeps the first that told what is told last: since then it is known. */
  private static void tell(SourceSlice slice, Map<List<Object>, SourceSlice> latest) {
    latest.merge(
        List.of(slice.artefact(), slice.slate()),
        slice,
        (before, one) -> before.digest().equals(one.digest()) ? before : one);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<SlateFacts> facts(Slate slate) {
    SlateFacts facts = announced(slate.date());
    for (String game : gamesWithBox(slate)) {
      SlateFacts own = SlateFacts.none(slate.date());
      for (Archive.Entry entry : archive.list(NAME, BOX_SCORE, slate + "/" + game)) {
        own = box(facts, entry).correcting(own, entry.receivedAt());
      }
      facts = facts.and(own);
    }
    return facts.isEmpty() ? Optional.empty() : Optional.of(facts);
  }

  @Override
  public List<Known<AnnouncedGame>> ahead(Slate slate) {
    return ScheduleAhead.of(
        slate,
        LongStream.rangeClosed(1, ScheduleAhead.DAYS)
            .mapToObj(days -> announced(slate.date().plusDays(days))));
  }

  /** Whether a schedule is there and has no game on the date. */
  boolean rests(LocalDate date) {
    List<LeagueSchedule> known =
        SeasonLabel.around(date).stream()
            .flatMap(season -> archive.latest(NAME, SCHEDULE, season).stream())
            .map(schedules::of)
            .toList();
    return !known.isEmpty()
        && known.stream().noneMatch(schedule -> schedule.games().containsKey(date));
  }

  private SlateFacts announced(LocalDate date) {
    SlateFacts facts = SlateFacts.none(date);
    for (String season : SeasonLabel.around(date)) {
      for (Archive.Entry entry : archive.list(NAME, SCHEDULE, season)) {
        facts = withGames(facts, entry);
      }
    }
    return facts;
  }

  private SlateFacts withGames(SlateFacts before, Archive.Entry entry) {
    LeagueSchedule schedule = schedules.of(entry);
    List<AnnouncedGame> games = schedule.games().getOrDefault(before.date(), List.of());
    return new SlateFacts(
            before.date(),
            games.stream().map(game -> new Known<>(game, entry.receivedAt())).toList(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(
                Artefact.SCHEDULE, schedule.quarantined().getOrDefault(before.date(), List.of())))
        .correcting(before, entry.receivedAt());
  }

  /** A box score's facts; on a neutral floor, as the schedule tells it, nobody is at home. */
  private SlateFacts box(SlateFacts slate, Archive.Entry entry) {
    LiveBoxScore box = LiveBoxScore.parse(BOX_SCORE + " " + entry.scope(), archive.read(entry));
    boolean neutral =
        slate.games().stream()
            .map(Known::fact)
            .anyMatch(game -> game.gameId().equals(box.gameId()) && game.neutral());
    Instant knownAt = entry.receivedAt();
    return new SlateFacts(
        slate.date(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        box.played().stream()
            .map(row -> neutral ? row.onNeutralFloor() : row)
            .map(row -> new Known<>(row, knownAt))
            .toList(),
        box.result().stream().map(result -> new Known<>(result, knownAt)).toList(),
        Map.of(Artefact.PLAYER_BOX, box.quarantined()));
  }
}
