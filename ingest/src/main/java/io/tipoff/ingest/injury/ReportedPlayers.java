package io.tipoff.ingest.injury;

import io.tipoff.event.PlayerStatus;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.InjuryReportRow;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.QuarantinedRow;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.name.PlayerDirectory;
import io.tipoff.ingest.name.Resolution;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a sequence of lists of a source tells of a date: who came on, who changed, who was taken
 * off.
 */
public final class ReportedPlayers {

  private final String source;
  private final LocalDate date;
  private final PlayerDirectory players;
  private final Map<Long, InjuryReportRow> standing = new LinkedHashMap<>();
  private final List<Known<InjuryReportRow>> rows = new ArrayList<>();
  private List<QuarantinedRow> quarantined = List.of();

  /**
   * @param source its name, for the rows
   * @param date of the games
   * @param players by whom names are resolved
   */
  public ReportedPlayers(String source, LocalDate date, PlayerDirectory players) {
    this.source = source;
    this.date = date;
    this.players = players;
  }

  /**
   * Every change of a player, known since the list that first told it; refused are entries of the
   * latest list that name nobody known, no team or no status.
   */
  public SlateFacts facts() {
    return new SlateFacts(
        date,
        List.of(),
        List.of(),
        List.of(),
        rows,
        List.of(),
        List.of(),
        Map.of(Artefact.INJURIES, quarantined));
  }

  /**
   * The next list. Who stood on the one before and is not on it is available again, if it tells of
   * his team.
   *
   * @param entries in their order; of two of one player the first counts
   * @param tellsOf codes of teams of which it tells, whether anybody of them is on it or not
   * @param file its name, for messages
   * @param stamp its own; empty if it bears none
   * @param receivedAt since when it is known
   */
  public void then(
      List<ListedPlayer> entries,
      Predicate<String> tellsOf,
      String file,
      Optional<Instant> stamp,
      Instant receivedAt) {
    List<QuarantinedRow> refused = new ArrayList<>();
    Map<Long, InjuryReportRow> now = new LinkedHashMap<>();
    for (ListedPlayer entry : entries) {
      resolve(entry, file, stamp, refused).ifPresent(row -> now.putIfAbsent(row.playerId(), row));
    }
    standing.forEach(
        (id, row) -> {
          if (tellsOf.test(row.team())) {
            now.putIfAbsent(id, takenOff(row, stamp));
          }
        });
    now.forEach(
        (id, row) -> {
          InjuryReportRow before = standing.get(id);
          if (before == null || !told(row).equals(told(before))) {
            standing.put(id, row);
            rows.add(new Known<>(row, receivedAt));
          }
        });
    quarantined = List.copyOf(refused);
  }

  /** What is said of him, whenever it was. */
  private static List<Object> told(InjuryReportRow row) {
    return List.of(row.team(), row.status(), row.reason());
  }

  private Optional<InjuryReportRow> resolve(
      ListedPlayer entry, String file, Optional<Instant> stamp, List<QuarantinedRow> refused) {
    if (entry.team().isEmpty()) {
      return refuse(entry, file, "team", "its team is none known here", "Fetch it again.", refused);
    }
    if (entry.status().isEmpty()) {
      String why = "status is '" + entry.told() + "', which is none known here";
      return refuse(entry, file, "status", why, "Tell the project of the new status.", refused);
    }
    String name = entry.player();
    return switch (players.resolve(name, Set.of(entry.team().get()), date)) {
      case Resolution.Resolved resolved ->
          Optional.of(row(entry, resolved.playerId(), entry.status().get(), stamp));
      case Resolution.Ambiguous ambiguous ->
          refuse(
              entry,
              file,
              "player",
              "'" + name + "' may be any of the players " + ambiguous.candidates(),
              "Add an alias that tells them apart.",
              refused);
      case Resolution.Unresolved unresolved ->
          refuse(
              entry,
              file,
              "player",
              "'" + name + "' is no player known here",
              "Add '" + unresolved.normalName() + "' to the name aliases.",
              refused);
    };
  }

  private InjuryReportRow row(
      ListedPlayer entry, long playerId, PlayerStatus status, Optional<Instant> stamp) {
    return new InjuryReportRow(
        source,
        date,
        playerId,
        true,
        entry.player(),
        entry.team().orElseThrow(),
        status,
        entry.reason(),
        stamp);
  }

  private static InjuryReportRow takenOff(InjuryReportRow row, Optional<Instant> stamp) {
    return new InjuryReportRow(
        row.source(),
        row.gameDate(),
        row.playerId(),
        row.resolvedByName(),
        row.playerName(),
        row.team(),
        PlayerStatus.AVAILABLE,
        Optional.empty(),
        stamp);
  }

  private static Optional<InjuryReportRow> refuse(
      ListedPlayer entry,
      String file,
      String field,
      String reason,
      String remedy,
      List<QuarantinedRow> refused) {
    refused.add(
        new QuarantinedRow(
            file,
            entry.element(),
            field,
            reason + ".",
            remedy,
            entry.player() + " " + entry.told()));
    return Optional.empty();
  }
}
