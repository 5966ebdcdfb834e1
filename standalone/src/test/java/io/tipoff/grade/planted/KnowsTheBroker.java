package io.tipoff.grade.planted;

import org.apache.kafka.common.TopicPartition;

/** Planted: names what the transport alone may know. */
public final class KnowsTheBroker {

  public static TopicPartition partition() {
    return new TopicPartition("tipoff.grade", 0);
  }

  private KnowsTheBroker() {}
}
