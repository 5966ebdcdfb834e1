package io.tipoff.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentIdTest {

  @Test
  void sameContentHasTheSameId() {
    assertThat(ContentId.of("a", 1.5, null)).isEqualTo(ContentId.of("a", 1.5, null)).hasSize(20);
  }

  @Test
  void partsDoNotRunIntoEachOther() {
    assertThat(ContentId.of("ab", "c")).isNotEqualTo(ContentId.of("a", "bc"));
    assertThat(ContentId.of("a;1:b")).isNotEqualTo(ContentId.of("a", "b"));
    assertThat(ContentId.of("a", null)).isNotEqualTo(ContentId.of("a", ""));
    assertThat(ContentId.of("-")).isNotEqualTo(ContentId.of((Object) null));
  }
}
