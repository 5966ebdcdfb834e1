package io.tipoff.ingest.nba;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.BoxIdentities;
import io.tipoff.ingest.fact.GameResult;
import io.tipoff.ingest.fact.PlayerBoxRow;
import io.tipoff.ingest.fact.QuarantinedRow;
import io.tipoff.ingest.fact.SeasonLabel;
import io.tipoff.ingest.fact.SeasonType;
import io.tipoff.ingest.payload.Payload;
import io.tipoff.ingest.season.TeamTable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The league's live box score of one game ({@code liveData boxscore}).
 *
 * @param gameDate date in the league's time zone
 * @param isFinal whether the game is over; numbers of one under way are not results
 * @param played those who appeared, as {@code played} says, be it for seconds
 * @param absent those of the roster who did not
 * @param result the final score, once it is final
 */
public record LiveBoxScore(
    String gameId,
    LocalDate gameDate,
    boolean isFinal,
    List<PlayerBoxRow> played,
    List<DidNotPlay> absent,
    Optional<GameResult> result,
    List<QuarantinedRow> quarantined) {

  static final String SOURCE = "nba-com";

  private static final int FINAL = 3;
  private static final int FIRST_MONTH = 7;

  /**
   * A player who did not appear.
   *
   * @param reason as the league words it, such as {@code INACTIVE_INJURY}; empty for a coach's
   *     decision on an active player
   */
  public record DidNotPlay(long playerId, String name, String team, Optional<String> reason) {}

  /**
   * Reads a payload.
   *
   * @param file its name, for messages
   * @throws TipoffException BAD_INPUT if it is not of this form, or of a game that counts in no
   *     player's statistics
   */
  public static LiveBoxScore parse(String file, byte[] bytes) {
    return new Reading(Payload.read(file, bytes).at("game")).read();
  }

  private static final class Reading {
    private final Payload game;
    private final String id;
    private final LocalDate date;
    private final SeasonType type;
    private final TeamTable teams = TeamTable.nba();
    private final List<PlayerBoxRow> played = new ArrayList<>();
    private final List<DidNotPlay> absent = new ArrayList<>();
    private final List<QuarantinedRow> quarantined = new ArrayList<>();
    private int element;

    Reading(Payload game) {
      this.game = game;
      this.id = game.text("gameId");
      this.date = OffsetDateTime.parse(game.text("gameEt")).toLocalDate();
      this.type =
          SeasonType.ofGameId(id)
              .orElseThrow(
                  () ->
                      new TipoffException(
                          FailureCategory.BAD_INPUT,
                          "payload " + game.file() + " is of game " + id + ", of no season type",
                          "Leave out preseason, all-star and cup-final games."));
    }

    LiveBoxScore read() {
      Payload home = game.at("homeTeam");
      Payload away = game.at("awayTeam");
      players(home, team(away), true);
      players(away, team(home), false);
      boolean isFinal = game.count("gameStatus") == FINAL;
      Optional<GameResult> result =
          isFinal
              ? Optional.of(
                  new GameResult(
                      season(),
                      date,
                      id,
                      team(home),
                      team(away),
                      home.count("score"),
                      away.count("score"),
                      SOURCE))
              : Optional.empty();
      return new LiveBoxScore(
          id,
          date,
          isFinal,
          List.copyOf(played),
          List.copyOf(absent),
          result,
          List.copyOf(quarantined));
    }

    private String season() {
      return SeasonLabel.beginningIn(
          date.getMonthValue() >= FIRST_MONTH ? date.getYear() : date.getYear() - 1);
    }

    private String team(Payload team) {
      String teamId = team.text("teamId");
      return teams
          .code(teamId)
          .orElseThrow(
              () ->
                  new TipoffException(
                      FailureCategory.BAD_INPUT,
                      "payload " + game.file() + " is of team " + teamId + ", which is unknown",
                      "Add the team to teams.csv."));
    }

    private void players(Payload side, String opponent, boolean home) {
      String team = team(side);
      Payload players = side.at("players");
      for (int p = 0; p < players.size(); p++) {
        element++;
        Payload player = players.at(p);
        if (player.text("played").equals("1")) {
          player(player, team, opponent, home);
        } else {
          absent.add(
              new DidNotPlay(
                  player.at("personId").node().asLong(),
                  player.text("name"),
                  team,
                  Optional.of(player.optionalText("notPlayingReason"))
                      .filter(reason -> !reason.isEmpty())));
        }
      }
    }

    private void player(Payload player, String team, String opponent, boolean home) {
      try {
        PlayerBoxRow row = row(player, team, opponent, home);
        Optional<BoxIdentities.Broken> broken = BoxIdentities.broken(row);
        if (broken.isPresent()) {
          refuse(player, broken.get().field(), broken.get().reason() + ".");
        } else {
          played.add(row);
        }
      } catch (TipoffException | DateTimeException e) {
        refuse(player, "statistics", e.getMessage() + ".");
      }
    }

    private void refuse(Payload player, String field, String reason) {
      quarantined.add(
          new QuarantinedRow(
              game.file(),
              element,
              field,
              reason,
              "Fetch the box score again; a corrected row is loaded as a new version.",
              player.text("personId") + " " + player.optionalText("name")));
    }

    private PlayerBoxRow row(Payload player, String team, String opponent, boolean home) {
      Payload numbers = player.at("statistics");
      double seconds = Duration.parse(numbers.text("minutes")).toMillis() / 1000.0;
      return new PlayerBoxRow(
          season(),
          type,
          id,
          date,
          player.at("personId").node().asLong(),
          player.text("name"),
          team,
          opponent,
          home,
          (int) Math.round(seconds),
          numbers.count("points"),
          numbers.count("reboundsTotal"),
          numbers.count("reboundsOffensive"),
          numbers.count("reboundsDefensive"),
          numbers.count("assists"),
          numbers.count("steals"),
          numbers.count("blocks"),
          numbers.count("turnovers"),
          numbers.count("foulsPersonal"),
          numbers.count("fieldGoalsMade"),
          numbers.count("fieldGoalsAttempted"),
          numbers.count("threePointersMade"),
          numbers.count("threePointersAttempted"),
          numbers.count("freeThrowsMade"),
          numbers.count("freeThrowsAttempted"),
          OptionalInt.of(numbers.count("plusMinusPoints")),
          SOURCE);
    }
  }
}
