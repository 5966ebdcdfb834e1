package io.tipoff.features.contract;

import java.util.List;
import java.util.Objects;

/**
 * A declared feature.
 *
 * @param name column in features.player_game
 * @param unit unit of its values
 * @param low least valid value
 * @param high greatest valid value
 * @param window which earlier games it looks at
 * @param minimumSample games below which it is null
 * @param sources tables it is computed from
 * @param nullWhen in which cases it is null
 * @param meaning formula in words and symbols
 * @param formula what computes it; not part of the digest, so a changed formula needs a new version
 */
public record Feature(
    String name,
    Family family,
    String unit,
    double low,
    double high,
    Direction direction,
    String window,
    int minimumSample,
    List<String> sources,
    Presence presence,
    String nullWhen,
    String meaning,
    Formula formula) {

  private static final String PLAYER_GAME = "analytics.player_game";

  public Feature {
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(presence, "presence");
    sources = List.copyOf(sources);
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("feature name '" + name + "' is not snake_case");
    }
    if (low > high) {
      throw new IllegalArgumentException("feature " + name + " has an empty range");
    }
  }

  static Feature of(
      String name,
      Family family,
      String unit,
      double low,
      double high,
      String meaning,
      Formula formula) {
    return new Feature(
        name,
        family,
        unit,
        low,
        high,
        Direction.MORE,
        "none",
        0,
        List.of(PLAYER_GAME),
        Presence.REQUIRED,
        "never",
        meaning,
        formula);
  }

  Feature over(String over, int least) {
    String never = "fewer than " + least + (least == 1 ? " game" : " games");
    return new Feature(
        name, family, unit, low, high, direction, over, least, sources, presence, never, meaning,
        formula);
  }

  Feature nullWhen(String cases) {
    return new Feature(
        name,
        family,
        unit,
        low,
        high,
        direction,
        window,
        minimumSample,
        sources,
        presence,
        cases,
        meaning,
        formula);
  }

  Feature optional() {
    return new Feature(
        name,
        family,
        unit,
        low,
        high,
        direction,
        window,
        minimumSample,
        sources,
        Presence.OPTIONAL,
        nullWhen,
        meaning,
        formula);
  }

  Feature speaksFor(Direction towards) {
    return new Feature(
        name,
        family,
        unit,
        low,
        high,
        towards,
        window,
        minimumSample,
        sources,
        presence,
        nullWhen,
        meaning,
        formula);
  }

  Feature from(String... tables) {
    return new Feature(
        name,
        family,
        unit,
        low,
        high,
        direction,
        window,
        minimumSample,
        List.of(tables),
        presence,
        nullWhen,
        meaning,
        formula);
  }

  /**
   * A feature whose source no archive has yet: declared, so that models can name it from the day it
   * has one, and null until then.
   */
  static Feature awaiting(
      String source,
      String name,
      Family family,
      String unit,
      double low,
      double high,
      String meaning) {
    return of(name, family, unit, low, high, meaning, input -> null)
        .nullWhen("always until there is a source of " + source)
        .optional()
        .from(source);
  }

  /** Whether the value may be stored: absent, or within the range. */
  public boolean allows(Double value) {
    return value == null || (value >= low && value <= high);
  }

  /** Computes the value for one player of one game; null by the null policy. */
  public Double value(FeatureInput input) {
    return formula.of(input);
  }
}
