package io.tipoff.publish.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
