package io.tipoff.ingest.balldontlie;

import io.tipoff.event.PlayerStatus;
import io.tipoff.ingest.fact.InjuryReportRow;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.QuarantinedRow;
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

/** What a sequence of lists tells of a date: who came on, who changed, who was taken off. */
final class ReportedPlayers {

  private final LocalDate date;
  private final PlayerDirectory players;
  private final Map<Long, InjuryReportRow> standing = new LinkedHashMap<>();
  private final List<Known<InjuryReportRow>> rows = new ArrayList<>();
  private List<QuarantinedRow> quarantined = List.of();

  ReportedPlayers(LocalDate date, PlayerDirectory players) {
    this.date = date;
    this.players = players;
  }

  /** Every change of a player, known since the list that first told it. */
  List<Known<InjuryReportRow>> rows() {
    return rows;
  }

  /** Entries of the latest list that name nobody known, no team or no status. */
  List<QuarantinedRow> quarantined() {
    return quarantined;
  }

  /** The next list. Who stood on the one before and is not on it is available again. */
  void then(InjuryList list, String file, Instant receivedAt) {
    List<QuarantinedRow> refused = new ArrayList<>();
    Map<Long, InjuryReportRow> now = new LinkedHashMap<>();
    for (InjuryList.Entry entry : list.entries()) {
      resolve(entry, file, refused).ifPresent(row -> now.putIfAbsent(row.playerId(), row));
    }
    standing.forEach((id, row) -> now.putIfAbsent(id, takenOff(row)));
    now.forEach(
        (id, row) -> {
          if (!row.equals(standing.put(id, row))) {
            rows.add(new Known<>(row, receivedAt));
          }
        });
    quarantined = List.copyOf(refused);
  }

  private Optional<InjuryReportRow> resolve(
      InjuryList.Entry entry, String file, List<QuarantinedRow> refused) {
    if (entry.team().isEmpty()) {
      return refuse(
          entry, file, "team_id", "its team is none known here", "Fetch it again.", refused);
    }
    if (entry.status().isEmpty()) {
      String why = "status is '" + entry.told() + "', which is none known here";
      return refuse(entry, file, "status", why, "Tell the project of the new status.", refused);
    }
    String name = entry.player();
    return switch (players.resolve(name, Set.of(entry.team().get()), date)) {
      case Resolution.Resolved resolved ->
          Optional.of(row(entry, resolved.playerId(), entry.status().get()));
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

  private InjuryReportRow row(InjuryList.Entry entry, long playerId, PlayerStatus status) {
    return new InjuryReportRow(
        BalldontlieSource.NAME,
        date,
        playerId,
        true,
        entry.player(),
        entry.team().orElseThrow(),
        status,
        entry.reason(),
        Optional.empty());
  }

  private static InjuryReportRow takenOff(InjuryReportRow row) {
    return new InjuryReportRow(
        row.source(),
        row.gameDate(),
        row.playerId(),
        row.resolvedByName(),
        row.playerName(),
        row.team(),
        PlayerStatus.AVAILABLE,
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<InjuryReportRow> refuse(
      InjuryList.Entry entry,
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
