package io.tipoff.features.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The published contract is that of the declarations. After a wanted change write the page anew
 * with {@code -Dtipoff.docs=write}.
 */
class FeatureContractTest {

  private static final FeatureContract CONTRACT = FeatureContract.playerGame();
  private static final Path PAGE =
      Path.of(System.getProperty("tipoff.root"), "docs", "features.md");

  @Test
  @Tag("DEP-08")
  void publishedPageIsThatOfTheDeclarations() throws IOException {
    if ("write".equals(System.getProperty("tipoff.docs"))) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, ContractDocument.of(CONTRACT));
    }

    assertThat(PAGE).content().isEqualTo(ContractDocument.of(CONTRACT));
  }

  @Test
  void declaresTheFeaturesOfItsVersion() {
    assertThat(CONTRACT.id()).isEqualTo("player-game@6");
    assertThat(CONTRACT.features()).hasSize(187);
    assertThat(CONTRACT.features()).extracting(Feature::family).contains(Family.values());
  }

  @Test
  void everyFeatureNamesUnitWindowSourcesAndNullPolicy() {
    assertThat(CONTRACT.features())
        .allSatisfy(
            feature -> {
              assertThat(feature.unit()).isNotBlank();
              assertThat(feature.window()).isNotBlank();
              assertThat(feature.meaning()).isNotBlank();
              assertThat(feature.nullWhen()).isNotBlank();
              assertThat(feature.sources()).isNotEmpty();
            });
  }

  @Test
  void digestChangesWithAnyDeclarationAndWithTheVersion() {
    Feature first = CONTRACT.features().getFirst();
    assertThat(CONTRACT.digest()).matches("[0-9a-f]{64}").isEqualTo(CONTRACT.digest());
    assertThat(
            List.of(
                new FeatureContract("player-game", CONTRACT.version() + 1, CONTRACT.features())
                    .digest(),
                with(first.optional()).digest(),
                with(first.nullWhen("always")).digest(),
                with(first.speaksFor(Direction.LESS)).digest(),
                with(first.over("latest 4 games", 1)).digest(),
                with(first.from("raw.player_box")).digest()))
        .doesNotHaveDuplicates()
        .doesNotContain(CONTRACT.digest());
  }

  @Test
  void refusesAFeatureDeclaredTwice() {
    Feature first = CONTRACT.features().getFirst();
    assertThatThrownBy(() -> new FeatureContract("twice", 1, List.of(first, first)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(first.name());
  }

  private static FeatureContract with(Feature changed) {
    List<Feature> features = new ArrayList<>(CONTRACT.features());
    features.set(0, changed);
    return new FeatureContract(CONTRACT.name(), CONTRACT.version(), features);
  }
}
