package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.run.SliceVersion;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SliceIndexTest {

  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final Instant MORNING = Instant.parse("2025-01-10T14:00:00Z");
  private static final Slate TODAY = slate(9);

  @Property(tries = 100)
  void theDigestOfEarlierSlatesDoesNotDependOnTheOrderOfRecording(@ForAll long seed) {
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
    SliceIndex inOrder = recorded(order);
    Collections.shuffle(order, new Random(seed));

    assertThat(earlier(recorded(order))).isEqualTo(earlier(inOrder));
  }

  @Property(tries = 200)
  void theDigestOfEarlierSlatesIsThatOfAnIndexThatWasNeverAsked(@ForAll long seed) {
    Random random = new Random(seed);
    SliceIndex asked = new SliceIndex();
    List<SliceVersion> recorded = new ArrayList<>();
    for (int seq = 0; seq < 40; seq++) {
      SliceVersion slice =
          version(random.nextInt(9), "v" + seq, MORNING.minusSeconds(random.nextInt(-40, 200)));
      recorded.add(slice);
      asked.add(seq, slice, Optional.empty());
      Slate slate = slate(random.nextInt(11));
      Instant asOf = MORNING.minusSeconds(random.nextInt(-50, 210));
      SliceIndex fresh = new SliceIndex();
      for (int i = 0; i <= seq; i++) {
        fresh.add(i, recorded.get(i), Optional.empty());
      }

      assertThat(asked.earlier("analytics.x", "summary", slate, asOf))
          .isEqualTo(fresh.earlier("analytics.x", "summary", slate, asOf));
    }
  }

  @Test
  void aVersionKnownAtTheCutOffIsNotSeen() {
    SliceIndex index = recorded(List.of(0, 1));
    String before = earlier(index);

    index.add(100, version(1, "corrected", MORNING), Optional.empty());
    assertThat(earlier(index)).isEqualTo(before);

    index.add(101, version(1, "corrected", MORNING.minusMillis(1)), Optional.empty());
    assertThat(earlier(index)).isNotEqualTo(before);
  }

  @Test
  void aSlateDoesNotSeeItself() {
    SliceIndex index = recorded(List.of(0, 1));
    String before = earlier(index);
    index.add(100, version(9, "own", Instant.EPOCH), Optional.empty());
    assertThat(earlier(index)).isEqualTo(before);
  }

  @Test
  void anAnnouncedSlateWithoutASliceIsNoticedForAWeek() {
    SliceIndex index = recorded(List.of(0));
    index.announce(slate(1));
    index.announce(slate(4));

    assertThat(index.earlierWithout("analytics.x", "summary", TODAY)).containsExactly(slate(4));
  }

  private static SliceIndex recorded(List<Integer> days) {
    SliceIndex index = new SliceIndex();
    days.forEach(day -> index.add(day, version(day, "v" + day, Instant.EPOCH), Optional.empty()));
    return index;
  }

  private static String earlier(SliceIndex index) {
    return index.earlier("analytics.x", "summary", TODAY, MORNING);
  }

  private static SliceVersion version(int day, String version, Instant knownAt) {
    return new SliceVersion(
        "analytics.x", "summary", slate(day), Optional.empty(), version, knownAt, 1, 0, 0);
  }

  private static Slate slate(int day) {
    return new Slate("nba", FIRST.plusDays(day));
  }
}
