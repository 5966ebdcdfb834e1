package io.tipoff.price;

import java.util.Objects;

/** One quote of one book, for finding lines: any two numbers serve as prices here. */
public record BookQuote(String book, double line, TwoSidedPrice price) {

  public BookQuote {
    Objects.requireNonNull(book, "book");
    Objects.requireNonNull(price, "price");
    if (!Double.isFinite(line)) {
      throw new IllegalArgumentException("line of " + book + " is " + line);
    }
  }
}
