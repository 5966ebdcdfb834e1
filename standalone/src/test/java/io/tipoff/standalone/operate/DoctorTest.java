package io.tipoff.standalone.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.file.Disk;
import io.tipoff.ledger.LedgerProbe;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DoctorTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  @Test
  void clocksThatAgreeAreInOrder() {
    assertThat(Doctor.clock(new LedgerProbe.Reading(NOW.plusMillis(40), "18", 0, "1"), NOW))
        .satisfies(clock -> assertThat(clock.ok()).isTrue());
  }

  @Test
  void clocksThatDifferAreWrong() {
    Finding clock = Doctor.clock(new LedgerProbe.Reading(NOW.plusSeconds(60), "18", 0, "1"), NOW);

    assertThat(clock.ok()).isFalse();
    assertThat(clock.found()).contains("10:01:00").contains("10:00:00");
    assertThat(clock.remedy()).contains("time server");
  }

  @Test
  void aClockThatWentBackIsWrong() {
    Finding clock = Doctor.clock(new LedgerProbe.Reading(NOW, "18", 3, "1"), NOW);

    assertThat(clock.ok()).isFalse();
    assertThat(clock.found()).contains("3 runs started later than now");
  }

  @Test
  void aDiskThatIsNearlyFullIsWrong() {
    assertThat(Doctor.disk(disk(5L << 30, 1L << 40)).ok()).isTrue();
    assertThat(Doctor.disk(disk(1L << 29, 1L << 30)).ok()).as("half of a small one").isTrue();
    Finding full = Doctor.disk(disk(1 << 20, 1L << 40));

    assertThat(full.ok()).isFalse();
    assertThat(full.remedy()).contains("--data-dir");
  }

  private static Disk disk(long free, long size) {
    return new Disk(Path.of("data"), "device", free, size);
  }
}
