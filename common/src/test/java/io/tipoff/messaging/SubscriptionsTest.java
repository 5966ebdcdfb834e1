package io.tipoff.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.tipoff.messaging.ConsumerLag.Standing;
import io.tipoff.messaging.ConsumerLag.Subscription;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {

  @Test
  void areTheTopicsOfEveryIncomingChannel() {
    var config =
        new SmallRyeConfigBuilder()
            .withDefaultValues(
                Map.of(
                    "mp.messaging.incoming.grade-in.group.id", "tipoff-grade",
                    "mp.messaging.incoming.grade-in.topics", "tipoff.predict, tipoff.ingest",
                    "mp.messaging.outgoing.events-out.group.id", "nobody"))
            .build();

    assertThat(Subscriptions.of(config))
        .containsExactly(
            new Subscription("tipoff-grade", "tipoff.predict"),
            new Subscription("tipoff-grade", "tipoff.ingest"));
  }

  @Test
  void aGroupAheadOfTheTopicIsNotBehind() {
    assertThat(new Standing(7, 5).lag()).isZero();
    assertThat(new Standing(3, 5).lag()).isEqualTo(2);
  }
}
