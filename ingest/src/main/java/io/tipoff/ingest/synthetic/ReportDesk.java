package io.tipoff.ingest.synthetic;

import io.tipoff.event.PlayerStatus;
import io.tipoff.time.LeagueTime;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the injury reports of a game: at half past one who is hurt is out and some of the rotation
 * are questionable; half an hour before the tip it is known who of them, and who else, is out.
 */
final class ReportDesk {

  private static final LocalTime MIDDAY = LocalTime.of(13, 30);
  private static final int SECONDS_BEFORE_TIP = 1_800;
  private static final double QUESTIONABLE_SHARE = 0.06;
  private static final String HURT = "Injury/Illness";
  private static final String LATE = "Late change";

  private ReportDesk() {}

  static List<InjuryReport> report(PlayedGame played, Draws draws) {
    List<InjuryReport> reports = new ArrayList<>();
    side(played.game(), played.home(), played.homeLines(), draws, reports);
    side(played.game(), played.away(), played.awayLines(), draws, reports);
    return reports;
  }

  private static void side(
      Game game, Side side, List<BoxLine> lines, Draws draws, List<InjuryReport> reports) {
    Instant midday = LeagueTime.at(game.date(), MIDDAY);
    Instant last = game.scheduled().minusSeconds(SECONDS_BEFORE_TIP);
    Set<Long> appeared = new HashSet<>();
    lines.forEach(line -> appeared.add(line.player().id()));
    for (Player player : side.hurt()) {
      reports.add(new InjuryReport(game, side.team(), player, PlayerStatus.OUT, HURT, midday));
      reports.add(new InjuryReport(game, side.team(), player, PlayerStatus.OUT, HURT, last));
    }
    for (Slot slot : side.rotation().slots()) {
      Player player = slot.player();
      boolean out = !appeared.contains(player.id());
      boolean doubted = draws.chance(QUESTIONABLE_SHARE);
      if (doubted) {
        reports.add(
            new InjuryReport(game, side.team(), player, PlayerStatus.QUESTIONABLE, HURT, midday));
      }
      if (doubted || out) {
        PlayerStatus status = out ? PlayerStatus.OUT : PlayerStatus.AVAILABLE;
        reports.add(
            new InjuryReport(game, side.team(), player, status, doubted ? HURT : LATE, last));
      }
    }
  }
}
