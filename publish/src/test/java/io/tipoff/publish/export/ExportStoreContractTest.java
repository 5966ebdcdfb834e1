package io.tipoff.publish.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.failure.TipoffException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of published files keeps. */
abstract class ExportStoreContractTest {

  abstract ExportStore store();

  @Test
  void whatWasNeverPublishedIsNotThere() {
    assertThat(store().read("predictions/2025-01-15")).isEmpty();
  }

  @Test
  void theLastFileIsTheOneThatIsRead() {
    ExportStore store = store();
    store.replace("results/latest", "first".getBytes(UTF_8));
    store.replace("results/latest", "second".getBytes(UTF_8));

    assertThat(store.read("results/latest")).hasValue("second".getBytes(UTF_8));
  }

  @Test
  void refusesAPathThatLeavesTheFolder() {
    assertThatThrownBy(() -> store().read("../secrets"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../secrets");
  }

  @Test
  void aCopyStaysWhatItWasWhenTheFileChanges() {
    ExportStore store = store();
    store.replace("results/2025-01-15", "first".getBytes(UTF_8));
    store.replace("results/latest", "old".getBytes(UTF_8));

    store.copy("results/2025-01-15", "results/latest");
    store.copy("results/2025-01-15", "results/latest");
    store.replace("results/2025-01-15", "second".getBytes(UTF_8));

    assertThat(store.read("results/latest")).hasValue("first".getBytes(UTF_8));
    assertThat(store.read("results/2025-01-15")).hasValue("second".getBytes(UTF_8));
  }

  @Test
  void refusesToCopyWhatIsNotThere() {
    ExportStore store = store();

    assertThatThrownBy(() -> store.copy("results/2025-01-15", "results/latest"))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("2025-01-15");
    assertThat(store.holds("results/latest")).isFalse();
  }

  @Test
  void tellsWhatItHolds() {
    ExportStore store = store();
    store.replace("calendar", new byte[0]);

    assertThat(store.holds("calendar")).isTrue();
    assertThat(store.holds("status")).isFalse();
  }

  @Test
  void readersNeverSeeHalfAFile() {
    ExportStore store = store();
    byte[] ones = "1".repeat(500_000).getBytes(UTF_8);
    byte[] twos = "2".repeat(300_000).getBytes(UTF_8);
    store.replace("status", ones);
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var reads =
          IntStream.range(0, 200)
              .mapToObj(_ -> readers.submit(() -> store.read("status").orElseThrow()))
              .toList();
      for (int i = 0; i < 20; i++) {
        store.replace("status", i % 2 == 0 ? twos : ones);
      }
      assertThat(reads).allSatisfy(read -> assertThat(read.get()).isIn(ones, twos));
    }
  }
}
