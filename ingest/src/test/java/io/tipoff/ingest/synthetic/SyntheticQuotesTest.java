package io.tipoff.ingest.synthetic;

import static io.tipoff.ingest.synthetic.CsvFiles.number;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tipoff.price.AmericanOdds;
import io.tipoff.price.TwoSidedPrice;
import io.tipoff.time.LeagueTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticQuotesTest {

  private static final String SEASON = "2024-25";

  @TempDir static Path directory;

  private static SyntheticLeague league;
  private static List<NamedCsvRecord> quotes;
  private static CsvFiles files;

  @BeforeAll
  static void writeTheDemoLeague() throws IOException {
    league = SyntheticLeague.generate(LeagueSpec.demo(11));
    league.writeTo(directory);
    files = new CsvFiles(directory);
    quotes = files.rows("prop_lines", SEASON);
  }

  @Test
  void quotesFiveMarketsOfSeveralBooks() {
    assertThat(distinct("market"))
        .containsExactlyInAnyOrder("POINTS", "REBOUNDS", "ASSISTS", "THREES", "PRA");
    assertThat(distinct("book")).hasSize(4);
    assertThat(quotes).hasSizeBetween(30_000, 90_000);
  }

  @Test
  void stampsEveryQuoteBeforeTheTipAndOnItsDate() throws IOException {
    Map<String, Instant> tips =
        files.rows("schedule", SEASON).stream()
            .collect(
                toMap(
                    row -> row.getField("game_id"),
                    row -> Instant.parse(row.getField("scheduled_utc"))));

    for (NamedCsvRecord quote : quotes) {
      Instant stamp = stamp(quote);
      Instant tip = tips.getOrDefault(quote.getField("game_id"), Instant.MAX);
      assertThat(stamp).isBefore(tip);
      LocalDate date = stamp.atZone(LeagueTime.ZONE).toLocalDate();
      assertThat(date).isEqualTo(quote.getField("game_date"));
    }
  }

  @Test
  void givesBothPricesAndAMarginToTheBook() {
    for (NamedCsvRecord quote : quotes) {
      int over = number(quote, "over_price");
      int under = number(quote, "under_price");
      assertThat(Math.abs(over)).isBetween(100, 5000);
      assertThat(Math.abs(under)).isBetween(100, 5000);
      double implied = AmericanOdds.implied(over) + AmericanOdds.implied(under);
      assertThat(implied).isBetween(1.0, 1.09);
    }
  }

  @Test
  void hasExactDuplicatesAlternateLinesMovedLinesAndWholeLines() {
    Set<List<String>> unlike = quotes.stream().map(NamedCsvRecord::getFields).collect(toSet());
    assertThat(quotes.size() - unlike.size()).isBetween(quotes.size() / 100, quotes.size() / 20);

    Map<String, Set<String>> lines =
        quotes.stream()
            .collect(
                groupingBy(
                    quote -> key(quote) + quote.getField("snapshot_utc"),
                    mapping(quote -> quote.getField("line"), toSet())));
    assertThat(lines.values()).anyMatch(each -> each.size() == 2);

    Map<String, Set<String>> stamps =
        quotes.stream()
            .collect(
                groupingBy(
                    SyntheticQuotesTest::key,
                    mapping(quote -> quote.getField("snapshot_utc"), toSet())));
    assertThat(stamps.values()).anyMatch(each -> each.size() == 2);
    assertThat(quotes).anyMatch(quote -> quote.getField("line").endsWith(".0"));
  }

  @Test
  void quotesSomeWhoThenDoNotPlayAndOmitsSomeIds() throws IOException {
    Set<String> appeared = new HashSet<>();
    for (NamedCsvRecord row : files.rows("player_box", SEASON)) {
      appeared.add(row.getField("game_id") + "/" + row.getField("player_id"));
    }
    double voids =
        quotes.stream()
            .filter(
                quote ->
                    !appeared.contains(
                        quote.getField("game_id") + "/" + quote.getField("player_id")))
            .count();

    assertThat(voids / quotes.size()).isBetween(0.005, 0.04);
    assertThat(quotes).anyMatch(quote -> quote.getField("player_id").isEmpty());
  }

  @Test
  void pricesLieNearTheTruthBeforeTheTip() {
    Map<String, TrueDistribution> truths =
        league.truths(SEASON).stream()
            .collect(
                toMap(
                    truth -> truth.gameId() + "/" + truth.playerId() + "/" + truth.market(),
                    TrueProp::count));
    double squares = 0;
    double sum = 0;
    int count = 0;
    for (NamedCsvRecord quote : quotes) {
      TrueDistribution truth =
          truths.get(
              quote.getField("game_id")
                  + "/"
                  + quote.getField("player_id")
                  + "/"
                  + quote.getField("market"));
      if (truth != null) {
        TwoSidedPrice price =
            new TwoSidedPrice(number(quote, "over_price"), number(quote, "under_price"));
        double line = Double.parseDouble(quote.getField("line"));
        double off = price.noVig().over() - truth.overWithoutPush(line);
        squares += off * off;
        sum += off;
        count++;
      }
    }
    assertThat(StrictMath.sqrt(squares / count)).isBetween(0.02, 0.07);
    assertThat(sum / count).isBetween(-0.01, 0.01);
  }

  private static Set<String> distinct(String column) {
    return quotes.stream().map(quote -> quote.getField(column)).collect(toSet());
  }

  private static String key(NamedCsvRecord quote) {
    return String.join(
        "/",
        quote.getField("game_id"),
        quote.getField("player_name"),
        quote.getField("market"),
        quote.getField("book"));
  }

  private static Instant stamp(NamedCsvRecord quote) {
    return Instant.parse(quote.getField("snapshot_utc").replace(' ', 'T').replace("+00", "Z"));
  }
}
