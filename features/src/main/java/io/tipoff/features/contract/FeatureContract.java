package io.tipoff.features.contract;

import io.tipoff.digest.Digests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The registry of features. A row names the contract by {@link #id()} and {@link #digest()}; a
 * model trained on one digest refuses rows of another.
 *
 * @param name what the rows are about
 * @param version raised whenever a feature's formula changes without its declaration
 * @param features in column order
 */
public record FeatureContract(String name, int version, List<Feature> features) {

  private static final FeatureContract PLAYER_GAME =
      new FeatureContract("player-game", 6, declared());

  public FeatureContract {
    features = List.copyOf(features);
    Set<String> names = new HashSet<>();
    for (Feature feature : features) {
      if (!names.add(feature.name())) {
        throw new IllegalArgumentException("feature " + feature.name() + " is declared twice");
      }
    }
  }

  /** The contract of features.player_game. */
  public static FeatureContract playerGame() {
    return PLAYER_GAME;
  }

  /** {@code name@version}. */
  public String id() {
    return name + "@" + version;
  }

  /** SHA-256 over the id and every declaration in order, lower-case hex. */
  public String digest() {
    String text =
        features.stream()
            .map(FeatureContract::canonical)
            .collect(Collectors.joining("\n", id() + "\n", "\n"));
    return Digests.sha256(text);
  }

  private static String canonical(Feature feature) {
    return String.join(
        "\t",
        feature.name(),
        feature.family().name(),
        feature.unit(),
        Double.toString(feature.low()),
        Double.toString(feature.high()),
        feature.direction().name(),
        feature.window(),
        Integer.toString(feature.minimumSample()),
        String.join(",", feature.sources()),
        feature.presence().name(),
        feature.nullWhen(),
        feature.meaning());
  }

  private static List<Feature> declared() {
    List<Feature> features = new ArrayList<>(FormFeatures.all());
    features.addAll(RoleFeatures.all());
    features.addAll(ScheduleFeatures.all());
    features.addAll(OpponentFeatures.all());
    features.addAll(CompositeFeatures.all());
    features.addAll(MarketFeatures.all());
    return features;
  }
}
