package io.tipoff.exactness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tipoff.slate.Phase;
import io.tipoff.standalone.faults.Broker;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Messages on the phases' topics that are no events of ours, each of which becomes a dead letter.
 */
final class StrangeEvents {

  /** With its headers just within what a producer sends unless told otherwise. */
  private static final int LARGE = 1_048_000;

  private final Broker broker;
  private final Map<String, Long> sent = new TreeMap<>();

  StrangeEvents(Broker broker) {
    this.broker = broker;
  }

  /**
   * Sends one.
   *
   * @return false if nobody hears the phase's topic
   */
  synchronized boolean send(Fault fault, Phase phase) {
    if (phase == Phase.PUBLISH) {
      return false;
    }
    broker.send(phase.topic(), "strange", headers(phase, type(fault)), body(fault));
    sent.merge(phase.topic(), 1L, Long::sum);
    return true;
  }

  /** How many were sent, by topic. */
  synchronized Map<String, Long> sent() {
    return Map.copyOf(sent);
  }

  private static String type(Fault fault) {
    return switch (fault) {
      case LETTER_OF_UNKNOWN_TYPE -> "task-invented.v1";
      case LETTER_OF_NEWER_VERSION -> "task-completed.v2";
      default -> "task-completed.v1";
    };
  }

  private static byte[] body(Fault fault) {
    return (fault == Fault.LETTER_OVERSIZED ? "[" + " ".repeat(LARGE - 1) : "{\"task\":")
        .getBytes(UTF_8);
  }

  private static Map<String, String> headers(Phase phase, String type) {
    Map<String, String> headers = new HashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", "strange");
    headers.put("ce_source", "/tipoff/" + phase.id());
    headers.put("ce_type", "io.tipoff." + phase.id() + "." + type);
    headers.put("content-type", "application/json");
    return headers;
  }
}
