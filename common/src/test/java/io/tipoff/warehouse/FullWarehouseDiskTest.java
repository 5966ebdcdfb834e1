package io.tipoff.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.embedded.SmallDisk;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse on a disk that is really full; skipped where none can be mounted. */
class FullWarehouseDiskTest {

  private static final Sql ALL = new Sql("all", "SELECT * FROM analytics.box");

  @TempDir private Path folder;

  @Test
  @Tag("RES-10")
  void aWriteFailsAsOneThatMayPassAndIsMadeOnceThereIsRoom() throws IOException {
    List<Box> few = boxes(1);
    List<Box> many = boxes(20_000);
    try (SmallDisk disk = SmallDisk.at(folder, "24m")) {
      Path file = disk.folder().resolve("w.duckdb");
      try (Warehouse warehouse = open(file)) {
        warehouse.migrate(List.of(Box.DERIVED));
        warehouse.write(WarehouseContractTest.derived(WarehouseContractTest.SCOPE, 1, few));
        disk.fill();

        TipoffException full =
            catchThrowableOfType(
                TipoffException.class,
                () ->
                    warehouse.write(
                        WarehouseContractTest.derived(WarehouseContractTest.SCOPE, 2, many)));

        assertThat(full.category()).isEqualTo(FailureCategory.TRANSIENT);
        assertThat(full).hasMessageContaining("No space left on device");
        assertThat(full.remedy()).contains("tipoff.warehouse.path");
        assertThat(warehouse.query(ALL, Box.class)).isEqualTo(few);

        disk.empty();
        warehouse.write(WarehouseContractTest.derived(WarehouseContractTest.SCOPE, 3, many));
        assertThat(warehouse.query(ALL, Box.class)).hasSize(many.size());
      }
    }
  }

  private static List<Box> boxes(int count) {
    return LongStream.range(0, count).mapToObj(player -> Box.of("g1", player, 7)).toList();
  }

  private static Warehouse open(Path file) {
    return DuckDbWarehouse.open(
        DuckDbSettings.of(file), new SimpleMeterRegistry(), new SteadyClock());
  }
}
