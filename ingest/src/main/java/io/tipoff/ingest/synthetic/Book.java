package io.tipoff.ingest.synthetic;

import java.util.List;

/**
 * An invented bookmaker.
 *
 * @param coverage share of players and markets it quotes
 * @param margin sum of its two implied probabilities − 1
 * @param error standard deviation of its own belief about P(over), on the logit scale
 * @param wholeLines whether it also quotes lines that can be hit exactly
 */
record Book(String name, double coverage, double margin, double error, boolean wholeLines) {

  static final List<Book> ALL =
      List.of(
          new Book("harborline", 0.80, 0.045, 0.06, false),
          new Book("ninebet", 0.65, 0.055, 0.08, false),
          new Book("redwood", 0.55, 0.065, 0.10, true),
          new Book("copperbook", 0.50, 0.060, 0.09, false),
          new Book("oakmarket", 0.45, 0.075, 0.12, true),
          new Book("pinnate", 0.40, 0.030, 0.05, false));
}
