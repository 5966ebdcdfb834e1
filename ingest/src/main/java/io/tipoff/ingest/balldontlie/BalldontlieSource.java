package io.tipoff.ingest.balldontlie;

import io.tipoff.archive.Archive;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.FetchedSource;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.injury.ReportedPlayers;
import io.tipoff.ingest.name.KnownPlayers;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The source of balldontlie's injury lists, kept page by page as received. A list bears no stamp
 * and names no game: it counts for the slate of the day on which it was received and for the next,
 * from the instant of its receipt on, until the next list.
 */
@Singleton
public final class BalldontlieSource implements FetchedSource {

  /** Name of the source in the archive and in the ledger. */
  public static final String NAME = "balldontlie";

  private static final String PAGE = "injury_page";
  private static final String LIST = "injury_list";

  private final Archive archive;
  private final SlateClock clock;
  private final KnownPlayers players;

  public BalldontlieSource(Archive archive, SlateClock clock, KnownPlayers players) {
    this.archive = archive;
    this.clock = clock;
    this.players = players;
  }

  /**
   * Keeps a list.
   *
   * @param pages all of it, in their order
   * @return what the slates of today and tomorrow have of it
   * @throws io.tipoff.failure.TipoffException BAD_INPUT if it is not of the provider's form or not
   *     the whole list; nothing is kept then
   */
  public List<SourceSlice> keepInjuries(List<byte[]> pages) {
    InjuryList.parse(LIST, pages);
    LocalDate today = LeagueTime.dateOf(clock.now());
    String scope = today.toString();
    String digests =
        pages.stream()
            .map(page -> archive.put(NAME, PAGE, scope, clock.now(), page).sha256())
            .collect(Collectors.joining("\n", clock.now() + "\n", ""));
    Archive.Entry list =
        archive.put(NAME, LIST, scope, clock.now(), digests.getBytes(StandardCharsets.UTF_8));
    return List.of(slice(today, list), slice(today.plusDays(1), list));
  }

  private SourceSlice slice(LocalDate date, Archive.Entry list) {
    Slate slate = Slate.nba(date);
    var rows = facts(slate).map(SlateFacts::injuries).orElse(List.of());
    return Artefact.INJURIES.slice(NAME, slate, rows.toString(), rows.size(), list);
  }

  @Override
  public List<SourceSlice> recall() {
    SortedMap<LocalDate, Archive.Entry> latest = new TreeMap<>();
    for (Archive.Entry list : archive.all(NAME, LIST)) {
      LocalDate day = LocalDate.parse(list.scope());
      latest.put(day, list);
      latest.put(day.plusDays(1), list);
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
    List<Archive.Entry> lists =
        new ArrayList<>(archive.list(NAME, LIST, date.minusDays(1).toString()));
    lists.addAll(archive.list(NAME, LIST, date.toString()));
    if (lists.isEmpty()) {
      return Optional.empty();
    }
    ReportedPlayers reported = new ReportedPlayers(NAME, date, players.on(date));
    for (Archive.Entry list : lists) {
      String file = LIST + " " + list.receivedAt();
      reported.then(
          InjuryList.parse(file, pages(list)).entries(),
          team -> true,
          file,
          Optional.empty(),
          list.receivedAt());
    }
    return Optional.of(reported.facts());
  }

  private List<byte[]> pages(Archive.Entry list) {
    Map<String, Archive.Entry> kept =
        archive.list(NAME, PAGE, list.scope()).stream()
            .collect(Collectors.toMap(Archive.Entry::sha256, page -> page, (one, same) -> one));
    return new String(archive.read(list), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(digest -> archive.read(kept.get(digest)))
        .toList();
  }
}
