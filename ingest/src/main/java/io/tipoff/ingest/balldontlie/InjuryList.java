package io.tipoff.ingest.balldontlie;

import io.tipoff.event.PlayerStatus;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.injury.ListedPlayer;
import io.tipoff.ingest.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The provider's list of who is hurt, all its pages.
 *
 * @param entries in the order of the pages
 */
record InjuryList(List<ListedPlayer> entries) {

  /** Teams by the provider's id, from 1 on. */
  private static final List<String> TEAMS =
      List.of(
          "ATL", "BOS", "BKN", "CHA", "CHI", "CLE", "DAL", "DEN", "DET", "GSW", "HOU", "IND", "LAC",
          "LAL", "MEM", "MIA", "MIL", "MIN", "NOP", "NYK", "OKC", "ORL", "PHI", "PHX", "POR", "SAC",
          "SAS", "TOR", "UTA", "WAS");

  InjuryList {
    entries = List.copyOf(entries);
  }

  /**
   * Reads the pages of one list.
   *
   * @throws TipoffException BAD_INPUT if one is not of the provider's form, or the last one says
   *     that more follow: whoever is on a page that is missing would pass for fit
   */
  static InjuryList parse(String file, List<byte[]> pages) {
    List<ListedPlayer> entries = new ArrayList<>();
    Optional<String> next = Optional.of("");
    for (byte[] bytes : pages) {
      Page page = page(file, entries.size() + 1, bytes);
      entries.addAll(page.entries());
      next = page.next();
    }
    if (next.isPresent()) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "payload " + file + " is not the whole list: its last page names a next one",
          "Ask for the page of its next_cursor too, until a page names none.");
    }
    return new InjuryList(entries);
  }

  /**
   * A page of a list.
   *
   * @param next cursor of the page that follows, if one does
   */
  record Page(List<ListedPlayer> entries, Optional<String> next) {}

  /**
   * Reads one page.
   *
   * @param first element that it begins with
   * @throws TipoffException BAD_INPUT if it is not of the provider's form
   */
  static Page page(String file, int first, byte[] bytes) {
    Payload whole = Payload.read(file, bytes);
    Payload data = whole.at("data");
    List<ListedPlayer> entries = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      entries.add(entry(first + i, data.at(i)));
    }
    return new Page(
        entries,
        Optional.of(whole.at("meta").optionalText("next_cursor")).filter(next -> !next.isEmpty()));
  }

  private static ListedPlayer entry(int element, Payload entry) {
    Payload player = entry.at("player");
    int team = player.count("team_id");
    String told = entry.text("status");
    return new ListedPlayer(
        element,
        player.text("first_name") + " " + player.text("last_name"),
        team < 1 || team > TEAMS.size() ? Optional.empty() : Optional.of(TEAMS.get(team - 1)),
        status(told),
        told,
        Optional.of(entry.optionalText("description")).filter(text -> !text.isEmpty()));
  }

  /** Who may or may not play by the day is questionable. */
  private static Optional<PlayerStatus> status(String told) {
    return switch (told.toLowerCase(Locale.ROOT)) {
      case "out", "out for season" -> Optional.of(PlayerStatus.OUT);
      case "doubtful" -> Optional.of(PlayerStatus.DOUBTFUL);
      case "questionable", "day-to-day", "game time decision" ->
          Optional.of(PlayerStatus.QUESTIONABLE);
      case "probable" -> Optional.of(PlayerStatus.PROBABLE);
      default -> Optional.empty();
    };
  }
}
