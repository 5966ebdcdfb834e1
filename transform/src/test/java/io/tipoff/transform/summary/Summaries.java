package io.tipoff.transform.summary;

import io.tipoff.run.Task;
import java.util.List;

/** The summary tasks, for tests of what is made from them. */
public final class Summaries {

  private Summaries() {}

  public static List<Task> tasks() {
    return List.of(new PlayerGameSummary(), new TeamGameSummary());
  }
}
