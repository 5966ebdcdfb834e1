package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerFailuresTest {

  static Stream<Throwable> passing() {
    return Stream.of(
        new ConnectException("Connection refused"),
        new TimeoutException("Timeout"),
        ClosedConnectionException.INSTANCE,
        refused("57P01"),
        refused("53300"),
        refused("08006"));
  }

  static Stream<Throwable> lasting() {
    return Stream.of(refused("42P01"), refused("23505"), new IllegalStateException("ours"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  @Tag("RES-03")
  @Tag("RES-10")
  @Tag("TRF-11")
  void callsTransientWhatMayPass(Throwable failure) {
    assertThat(LedgerFailures.typed(failure))
        .hasCause(failure)
        .isInstanceOfSatisfying(
            TipoffException.class,
            typed -> assertThat(typed.category()).isEqualTo(FailureCategory.TRANSIENT));
  }

  @ParameterizedTest
  @MethodSource("lasting")
  @Tag("RES-03")
  @Tag("RES-10")
  void leavesAsItIsWhatWillNotPass(Throwable failure) {
    assertThat(LedgerFailures.typed(failure)).isSameAs(failure);
  }

  @Test
  @Tag("RES-10")
  void saysWhatToDoOfAFullDisk() {
    Throwable full =
        new PgException(
            "could not extend file \"base/5/1259\": No space left on device", "ERROR", "53100", "");

    assertThat(LedgerFailures.typed(full))
        .isInstanceOfSatisfying(
            TipoffException.class,
            typed -> assertThat(typed.remedy()).startsWith("Make room on the disk of PostgreSQL"));
  }

  private static PgException refused(String sqlState) {
    return new PgException("refused", "FATAL", sqlState, "");
  }
}
