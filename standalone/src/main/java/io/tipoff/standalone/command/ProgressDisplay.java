package io.tipoff.standalone.command;

import io.tipoff.standalone.Replay;
import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on standard error: a bar on a terminal, a line at every tenth otherwise. */
interface ProgressDisplay extends AutoCloseable {

  void show(Replay.Progress progress);

  @Override
  void close();

  static ProgressDisplay open(String name, OutputFormat output) {
    return isTerminal() && output == OutputFormat.TABLE ? new Bar(name) : new Lines(name);
  }

  /** There may be a console that is none, and there may be no console at all. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** A bar that moves. */
  final class Bar implements ProgressDisplay {

    private final ProgressBar bar;

    Bar(String name) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build();
    }

    @Override
    public void show(Replay.Progress progress) {
      bar.maxHint(progress.slates());
      bar.stepTo(progress.settled());
      bar.setExtraMessage(" " + progress.slate());
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** Plain lines. */
  final class Lines implements ProgressDisplay {

    private final String name;
    private int shown;

    Lines(String name) {
      this.name = name;
    }

    @Override
    public void show(Replay.Progress progress) {
      int tenths = 10 * progress.settled() / progress.slates();
      if (tenths > shown) {
        shown = tenths;
        System.err.printf(
            "%s: %d of %d slates, at %s%n",
            name, progress.settled(), progress.slates(), progress.slate());
      }
    }

    @Override
    public void close() {}
  }
}
