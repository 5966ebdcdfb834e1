package io.tipoff.ingest.nba;

import io.tipoff.archive.Archive;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.FetchedSource;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.injury.ReportedPlayers;
import io.tipoff.ingest.name.KnownPlayers;
import io.tipoff.ingest.payload.ReadPayloads;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The source of the league's injury reports, kept as published. What a report says counts from the
 * instant of its receipt on, for the games whose date it names, until a later one tells of the same
 * team.
 */
@Singleton
public final class InjuryReportSource implements FetchedSource {

  /** Name of the source in the archive and in the ledger. */
  public static final String NAME = "nba-injury-report";

  private static final String REPORT = "injury_report";

  /** Farther from now no report is the latest. */
  private static final Duration LATEST = Duration.ofDays(1);

  /** Those of two days, one every quarter of an hour. */
  private static final int KEPT_REPORTS = 200;

  private final Archive archive;
  private final SlateClock clock;
  private final KnownPlayers players;
  private final ReadPayloads<InjuryReport> reports;

  public InjuryReportSource(Archive archive, SlateClock clock, KnownPlayers players) {
    this.archive = archive;
    this.clock = clock;
    this.players = players;
    this.reports =
        new ReadPayloads<>(
            archive,
            KEPT_REPORTS,
            (entry, bytes) -> InjuryReport.parse(REPORT + " " + entry.receivedAt(), bytes));
  }

  /**
   * Keeps a report.
   *
   * @return what the slates that it names have of all reports; nothing if a later one is there
   * @throws io.tipoff.failure.TipoffException BAD_INPUT if it is not of the league's form, or of
   *     another day; nothing is kept then
   */
  public List<SourceSlice> keep(byte[] payload) {
    InjuryReport report = InjuryReport.parse(REPORT, payload);
    if (Duration.between(report.stamp(), clock.now()).abs().compareTo(LATEST) > 0) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "the injury report is that of " + report.stamp(),
          "Fetch it again. Earlier reports are for season files: docs/season-files.md");
    }
    if (latest().filter(stamp -> !stamp.isBefore(report.stamp())).isPresent()) {
      return List.of();
    }
    String scope = LeagueTime.dateOf(report.stamp()).toString();
    Archive.Entry entry = archive.put(NAME, REPORT, scope, clock.now(), payload);
    return report.games().keySet().stream().map(date -> slice(date, entry)).toList();
  }

  /** Stamp of the latest report that was received today or yesterday. */
  Optional<Instant> latest() {
    LocalDate today = LeagueTime.dateOf(clock.now());
    return around(today).reversed().stream().map(reports::of).map(InjuryReport::stamp).findFirst();
  }

  private SourceSlice slice(LocalDate date, Archive.Entry entry) {
    Slate slate = Slate.nba(date);
    var rows = facts(slate).map(SlateFacts::injuries).orElse(List.of());
    return Artefact.INJURIES.slice(NAME, slate, rows.toString(), rows.size(), entry);
  }

  @Override
  public List<SourceSlice> recall() {
    SortedMap<LocalDate, Archive.Entry> latest = new TreeMap<>();
    for (Archive.Entry entry : archive.all(NAME, REPORT)) {
      reports.of(entry).games().keySet().forEach(date -> latest.put(date, entry));
    }
    return latest.entrySet().stream().map(told -> slice(told.getKey(), told.getValue())).toList();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<SlateFacts> facts(Slate slate) {
    LocalDate date = slate.date();
    ReportedPlayers reported = new ReportedPlayers(NAME, date, players.on(date));
    boolean told = false;
    for (Archive.Entry entry : around(date)) {
      InjuryReport report = reports.of(entry);
      if (report.games().containsKey(date)) {
        InjuryReport.OfDate games = report.of(date);
        told = true;
        reported.then(
            games.players(),
            games.teams()::contains,
            REPORT + " " + report.stamp(),
            Optional.of(report.stamp()),
            entry.receivedAt());
      }
    }
    return told ? Optional.of(reported.facts()) : Optional.empty();
  }

  /** Those of a date and of the day before, which may tell of the date's games too. */
  private List<Archive.Entry> around(LocalDate date) {
    List<Archive.Entry> both =
        new ArrayList<>(archive.list(NAME, REPORT, date.minusDays(1).toString()));
    both.addAll(archive.list(NAME, REPORT, date.toString()));
    return both;
  }
}
