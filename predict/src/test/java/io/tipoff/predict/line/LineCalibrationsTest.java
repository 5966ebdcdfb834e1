package io.tipoff.predict.line;

import static io.tipoff.predict.system.PlantedPast.BEFORE;
import static io.tipoff.predict.system.PlantedPast.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.predict.system.PlantedPast;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.TableRows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which line calibration stands at an instant. */
class LineCalibrationsTest {

  private static final LineCalibration FITTED = new LineCalibration(0.1, 0.5);

  @TempDir Path folder;

  private PlantedPast past;

  @BeforeEach
  void open() {
    past = new PlantedPast(folder);
  }

  @AfterEach
  void close() {
    past.close();
  }

  private LineCalibrations fitted(Instant asOf) {
    LineCalibrationRow row = LineCalibrationRow.of("gbdt", Market.POINTS, asOf, 100, FITTED);
    past.with(TableRows.of(LineCalibrationRow.TABLE, LineCalibrationRow.class, List.of(row)));
    return LineCalibrations.before(past.context(), "gbdt", MORNING);
  }

  @Test
  void oneFittedBeforeStands() {
    assertThat(fitted(BEFORE).byMarket()).containsEntry(Market.POINTS, FITTED);
  }

  @Test
  void oneFittedAtTheInstantDoesNot() {
    assertThat(fitted(MORNING).byMarket()).isEmpty();
  }
}
