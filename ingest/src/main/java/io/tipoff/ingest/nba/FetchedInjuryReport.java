package io.tipoff.ingest.nba;

import io.smallrye.mutiny.Uni;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fetch.FetchConfig;
import io.tipoff.ingest.fetch.Outcome;
import io.tipoff.ingest.fetch.SourceClient;
import io.tipoff.ingest.fetch.SourceFailure;
import io.tipoff.ingest.fetch.SourceKind;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The league's latest injury report, if it is not there yet: its name is made of its time, in the
 * league's zone. One that is not out at once is no failure as long as the one before is there, and
 * none is asked for while the league rests today and tomorrow.
 */
@Singleton
final class FetchedInjuryReport implements SourceKind {

  /** After its time a report is published. */
  private static final Duration PUBLISHED_AFTER = Duration.ofMinutes(3);

  private static final Pattern TIME = Pattern.compile("\\{([^}]+)}");

  private final InjuryReportSource source;
  private final NbaComSource league;
  private final SlateClock clock;
  private final Duration apart;

  FetchedInjuryReport(
      InjuryReportSource source, NbaComSource league, SlateClock clock, FetchConfig config) {
    this.source = source;
    this.league = league;
    this.clock = clock;
    this.apart = config.nbaInjuryReport().apart();
  }

  @Override
  public String source() {
    return InjuryReportSource.NAME;
  }

  @Override
  public String name() {
    return "report";
  }

  @Override
  public Set<Artefact> artefacts() {
    return Set.of(Artefact.INJURIES);
  }

  /** The latest report is of now, whatever the slate. */
  @Override
  public Uni<Asked> ask(SourceClient client, Optional<Slate> slate) {
    return client
        .blocking(this::missing)
        .chain(
            missing ->
                missing.isEmpty()
                    ? Uni.createFrom().item(Asked.NOTHING)
                    : report(client, missing.getFirst())
                        .onFailure(FetchedInjuryReport::isNotOut)
                        .recoverWithUni(() -> theOneBefore(client, missing)));
  }

  private Uni<Asked> theOneBefore(SourceClient client, List<Instant> missing) {
    return missing.size() == 1
        ? Uni.createFrom().item(Asked.NOTHING)
        : report(client, missing.getLast());
  }

  /** Times of the latest report and of the one before, without what is there. */
  private List<Instant> missing() {
    LocalDate today = LeagueTime.dateOf(clock.now());
    if (league.rests(today) && league.rests(today.plusDays(1))) {
      return List.of();
    }
    Instant there = source.latest().orElse(Instant.MIN);
    Instant newest = newest();
    return Stream.of(newest, newest.minus(apart)).filter(there::isBefore).toList();
  }

  private Uni<Asked> report(SourceClient client, Instant stamp) {
    return client.get(name(), path(client.path(name()), stamp), source::keep).map(Asked::all);
  }

  private static boolean isNotOut(Throwable failure) {
    return failure instanceof SourceFailure answer && answer.outcome() == Outcome.REFUSED;
  }

  /** Time of the latest report that may be out. */
  private Instant newest() {
    Instant now = clock.now().minus(PUBLISHED_AFTER);
    LocalDate today = LeagueTime.dateOf(now);
    Instant midnight = today.atStartOfDay(LeagueTime.ZONE).toInstant();
    long intervals = Duration.between(midnight, now).dividedBy(apart);
    return midnight.plus(apart.multipliedBy(intervals));
  }

  /** Puts the time into the path, by the pattern that stands there in braces. */
  private static String path(String configured, Instant stamp) {
    Matcher time = TIME.matcher(configured);
    return time.replaceAll(
        found ->
            DateTimeFormatter.ofPattern(found.group(1), Locale.US)
                .format(stamp.atZone(LeagueTime.ZONE)));
  }
}
