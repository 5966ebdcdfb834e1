package io.tipoff.ingest.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.ingest.name.Resolution.Ambiguous;
import io.tipoff.ingest.name.Resolution.Resolved;
import io.tipoff.ingest.name.Resolution.Unresolved;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PlayerDirectoryTest {

  private static final LocalDate DAY = LocalDate.of(2025, 1, 15);
  private static final Set<String> TEAMS = Set.of("BOS", "NYK");

  private final PlayerDirectory directory = new PlayerDirectory(NameAliases.standard());

  @Test
  void resolvesANameWhateverItsSpelling() {
    directory.list(7, "nic claxton");

    assertThat(directory.resolve("Nicolas Claxton", TEAMS, DAY)).isEqualTo(new Resolved(7));
    assertThat(directory.resolve("Nic. Claxton Jr.", TEAMS, DAY)).isEqualTo(new Resolved(7));
  }

  @Test
  @Tag("VAL-13")
  void tellsPlayersOfOneNameApartByTeamAndDate() {
    directory.appeared(1, "Jalen Williams", "OKC", DAY.minusDays(3));
    directory.appeared(2, "Jalen Williams", "BOS", DAY.minusDays(3));

    assertThat(directory.resolve("Jalen Williams", TEAMS, DAY)).isEqualTo(new Resolved(2));
    assertThat(directory.resolve("Jalen Williams", Set.of("OKC", "UTA"), DAY))
        .isEqualTo(new Resolved(1));
  }

  @Test
  void tellsFatherAndSonApartByTheSuffix() {
    directory.appeared(1, "Marlo Fenwick", "OKC", DAY.minusDays(3));
    directory.appeared(2, "Marlo Fenwick Jr.", "UTA", DAY.minusDays(3));

    assertThat(directory.resolve("Marlo Fenwick Jr", TEAMS, DAY)).isEqualTo(new Resolved(2));
    assertThat(directory.resolve("Marlo Fenwick", TEAMS, DAY)).isEqualTo(new Resolved(1));
  }

  @Test
  @Tag("VAL-13")
  void guessesNothing() {
    directory.list(1, "marlo fenwick");
    directory.list(2, "marlo fenwick");

    assertThat(directory.resolve("Marlo Fenwick", TEAMS, DAY))
        .isEqualTo(new Ambiguous(List.of(1L, 2L)));
    assertThat(directory.resolve("J. Nobody", TEAMS, DAY)).isEqualTo(new Unresolved("j nobody"));
  }

  @Test
  void neverLooksAhead() {
    directory.appeared(1, "Marlo Fenwick", "BOS", DAY);

    assertThat(directory.resolve("Marlo Fenwick", TEAMS, DAY)).isInstanceOf(Unresolved.class);
    assertThat(directory.resolve("Marlo Fenwick", TEAMS, DAY.plusDays(1)))
        .isEqualTo(new Resolved(1));
  }
}
