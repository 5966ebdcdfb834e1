package io.tipoff.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tipoff.archive.Archive.Entry;
import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store behind {@link Archive} owes; a store's test extends this. */
abstract class ArchiveContractTest {

  static final Instant NOON = Instant.parse("2025-01-15T17:00:00.123456789Z");
  static final byte[] BYTES = "game_id,points\n1,2\n".getBytes(UTF_8);

  @TempDir Path folder;
  Archive archive;

  abstract Archive open(Path folder);

  @BeforeEach
  void open() {
    archive = open(folder);
  }

  @Test
  void givesBackTheBytesAndWhereTheyCameFrom() {
    Entry entry = archive.put("season-files", "player_box", "2024-25", NOON, BYTES);

    assertThat(archive.read(entry)).isEqualTo(BYTES);
    assertThat(entry)
        .isEqualTo(
            new Entry(
                "season-files",
                "player_box",
                "2024-25",
                NOON,
                Digests.sha256(BYTES),
                BYTES.length));
    assertThat(archive.latest("season-files", "player_box", "2024-25")).contains(entry);
    assertThat(open(folder).list("season-files", "player_box", "2024-25")).containsExactly(entry);
  }

  @Test
  void hasNothingUnderAnUnknownAddress() {
    assertThat(archive.list("season-files", "player_box", "1999-00")).isEmpty();
    assertThat(archive.latest("season-files", "player_box", "1999-00")).isEmpty();
  }

  @Test
  void keepsUnchangedBytesOnceWithTheInstantTheyWereFirstKnown() {
    Entry first = archive.put("nba-com", "schedule", "nba/2025-01-15", NOON, BYTES);

    Entry again = archive.put("nba-com", "schedule", "nba/2025-01-15", NOON.plusSeconds(60), BYTES);

    assertThat(again).isEqualTo(first);
    assertThat(archive.list("nba-com", "schedule", "nba/2025-01-15")).containsExactly(first);
  }

  @Test
  void listsChangedBytesOldestFirst() {
    Entry first = archive.put("nba-com", "schedule", "nba/2025-01-15", NOON, BYTES);
    Entry third =
        archive.put("nba-com", "schedule", "nba/2025-01-15", NOON.plusSeconds(2), BYTES.clone());
    Entry second =
        archive.put("nba-com", "schedule", "nba/2025-01-15", NOON.plusSeconds(1), new byte[] {1});
    Entry back = archive.put("nba-com", "schedule", "nba/2025-01-15", NOON.plusSeconds(3), BYTES);

    assertThat(third).isEqualTo(first);
    assertThat(archive.list("nba-com", "schedule", "nba/2025-01-15"))
        .containsExactly(first, second, back);
    assertThat(archive.latest("nba-com", "schedule", "nba/2025-01-15")).contains(back);
    assertThat(archive.read(back)).isEqualTo(BYTES);
  }

  @Test
  void keepsAddressesApart() {
    List<String> scopes =
        List.of("a", "a/b", "a_b", "a%2Fb", "a b", "A", "..", ".", "ä", "a\\b", "a:b", "nba/2025");
    for (String scope : scopes) {
      archive.put("source", "kind", scope, NOON, scope.getBytes(UTF_8));
    }

    for (String scope : scopes) {
      List<Entry> entries = archive.list("source", "kind", scope);
      assertThat(entries).as(scope).hasSize(1);
      assertThat(archive.read(entries.getFirst())).isEqualTo(scope.getBytes(UTF_8));
    }
    assertThat(archive.all("source", "kind"))
        .extracting(Entry::scope)
        .containsExactlyInAnyOrderElementsOf(scopes);
    assertThat(archive.all("source", "other")).isEmpty();
  }

  @Test
  void keepsSourcesAndKindsApart() {
    archive.put("a", "b", "c/d", NOON, BYTES);

    assertThat(archive.list("a", "b/c", "d")).isEmpty();
    assertThat(archive.list("a/b", "c", "d")).isEmpty();
  }

  @Test
  void refusesAnAddressWithoutAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> archive.put("source", "kind", "a//b", NOON, BYTES))
        .withMessageContaining("a//b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> archive.put("source", "", "a", NOON, BYTES));
  }

  @Test
  void saysWhenBytesAreMissing() {
    Entry none = new Entry("source", "kind", "scope", NOON, Digests.sha256("none"), 4);

    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(() -> archive.read(none))
        .withMessageContaining(none.sha256())
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.BAD_INPUT));
  }

  @Test
  void takesTheSameBytesFromManyWritersAtOnce() throws Exception {
    byte[] large = new byte[1 << 20];
    List<Callable<Entry>> writers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Archive own = open(folder);
      writers.add(() -> own.put("source", "kind", "scope", NOON, large));
    }

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Entry> entries = new ArrayList<>();
      for (Future<Entry> future : threads.invokeAll(writers)) {
        entries.add(future.get());
      }
      assertThat(new HashSet<>(entries)).hasSize(1);
    }

    assertThat(archive.list("source", "kind", "scope")).hasSize(1);
    assertThat(archive.read(archive.latest("source", "kind", "scope").orElseThrow()))
        .isEqualTo(large);
  }
}
