package io.tipoff.messaging;

import io.tipoff.messaging.ConsumerLag.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** What this process listens to, from the settings of its channels. */
final class Subscriptions {

  private static final Pattern GROUP =
      Pattern.compile("(mp\\.messaging\\.incoming\\.[^.]+\\.)group\\.id");

  private Subscriptions() {}

  static List<Subscription> of(Config config) {
    List<Subscription> all = new ArrayList<>();
    StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .sorted()
        .forEach(
            name -> {
              Matcher channel = GROUP.matcher(name);
              if (channel.matches()) {
                String group = config.getValue(name, String.class);
                String topics =
                    config.getOptionalValue(channel.group(1) + "topics", String.class).orElse("");
                for (String topic : topics.split(",", -1)) {
                  if (!topic.isBlank()) {
                    all.add(new Subscription(group, topic.strip()));
                  }
                }
              }
            });
    return List.copyOf(all);
  }
}
