package io.tipoff.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.digest.Digests;
import org.junit.jupiter.api.Test;

class KeyTextTest {

  private final KeyText key = KeyText.random();

  @Test
  void isReadAsItWasTold() {
    assertThat(KeyText.parse(key.reveal())).contains(key);
    assertThat(KeyText.parse(key.reveal() + "0")).isEmpty();
    assertThat(KeyText.parse(" " + key.reveal())).isEmpty();
    assertThat(KeyText.parse("anything")).isEmpty();
    assertThat(KeyText.random()).isNotEqualTo(key);
    assertThat(key.secret()).hasSize(64);
  }

  @Test
  void isProvenByItsOwnDigestAlone() {
    assertThat(key.proves(key.sha256())).isTrue();
    assertThat(key.proves(Digests.sha256("another"))).isFalse();
    assertThat(key.proves("")).isFalse();
    assertThat(new KeyText(key.id(), "0".repeat(64)).proves(key.sha256())).isFalse();
  }

  @Test
  void tellsItsSecretNowhereElse() {
    assertThat(key.toString()).contains(key.id()).doesNotContain(key.secret());
    assertThat(key.sha256()).doesNotContain(key.secret());
  }

  @Test
  void isFoundInAText() {
    assertThat(KeyText.isIn("/v1/status?x=" + key.reveal())).isTrue();
    assertThat(KeyText.isIn("/v1/status?x=" + key.reveal().substring(0, 40))).isTrue();
    assertThat(KeyText.isIn("/v1/tipoff_runs_total")).isFalse();
  }
}
