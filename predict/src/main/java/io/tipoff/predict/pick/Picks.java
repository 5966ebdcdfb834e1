package io.tipoff.predict.pick;

import io.tipoff.digest.ContentId;
import io.tipoff.distribution.LineOdds;
import io.tipoff.predict.pick.Choice.Bet;
import io.tipoff.price.Wager;
import io.tipoff.run.RunContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Picks of one system and revision: one row for every prediction, bet or PASS. */
public final class Picks {

  private record Player(String gameId, String playerId) {}

  private record Chosen(Prediction prediction, Choice choice) {}

  private final RunContext context;
  private final String system;
  private final Picker picker;

  /**
   * @param minimumExpectedValue profit per unit staked below which a prediction is no bet
   */
  public Picks(RunContext context, String system, double minimumExpectedValue) {
    this.context = context;
    this.system = system;
    this.picker = new Picker(minimumExpectedValue);
  }

  /** Prices the predictions; stakes on one player in one game are capped together. */
  public List<PickRow> price(List<Prediction> predictions, Quotes quotes) {
    Map<Player, List<Chosen>> byPlayer = new LinkedHashMap<>();
    for (Prediction prediction : predictions) {
      var on = quotes.on(prediction.gameId(), prediction.playerId(), prediction.market());
      Choice choice =
          prediction.out()
              ? Picker.out(prediction::against, on)
              : picker.choose(prediction::against, on, prediction.featuresKnownAt());
      byPlayer
          .computeIfAbsent(
              new Player(prediction.gameId(), prediction.playerId()), _ -> new ArrayList<>())
          .add(new Chosen(prediction, choice));
    }
    List<PickRow> rows = new ArrayList<>(predictions.size());
    for (List<Chosen> chosen : byPlayer.values()) {
      List<Double> stakes =
          Wager.together(chosen.stream().map(one -> one.choice().stake()).toList());
      for (int i = 0; i < stakes.size(); i++) {
        rows.add(row(chosen.get(i).prediction(), chosen.get(i).choice(), stakes.get(i)));
      }
    }
    return rows;
  }

  private PickRow row(Prediction prediction, Choice choice, double stake) {
    Optional<Quote> quote = choice.quote();
    Optional<LineOdds> odds = choice.odds();
    Optional<Bet> bet = choice.bet();
    String id =
        ContentId.of(
            "pick",
            prediction.predictionId(),
            choice.side(),
            choice.reason().orElse(null),
            quote.map(Quote::quoteId).orElse(null),
            stake);
    return new PickRow(
        context.origin(),
        system,
        context.asOf(),
        prediction.gameId(),
        prediction.playerId(),
        prediction.market(),
        id,
        prediction.predictionId(),
        prediction.gameDate(),
        choice.side(),
        choice.reason().map(Enum::name).orElse(null),
        quote.map(Quote::quoteId).orElse(null),
        quote.map(Quote::book).orElse(null),
        quote.map(Quote::line).orElse(null),
        quote.map(Quote::overPrice).orElse(null),
        quote.map(Quote::underPrice).orElse(null),
        quote.map(Quote::quotedAt).orElse(null),
        odds.map(LineOdds::over).orElse(null),
        odds.map(LineOdds::push).orElse(null),
        odds.map(LineOdds::under).orElse(null),
        bet.map(one -> one.wager().expectedValue()).orElse(null),
        bet.map(Bet::edge).orElse(null),
        bet.map(Bet::noVig).orElse(null),
        bet.map(_ -> stake).orElse(null),
        context.asOf());
  }
}
