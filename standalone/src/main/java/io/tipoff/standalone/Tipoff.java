package io.tipoff.standalone;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.tipoff.standalone.command.TipoffCommand;
import java.util.logging.LogManager;

/** Entry point of the command line. */
@QuarkusMain
public final class Tipoff {

  private Tipoff() {}

  public static void main(String... args) {
    // Touched first by two threads at once, JBoss's log manager hangs the JVM on start.
    LogManager.getLogManager();
    System.exit(TipoffCommand.execute(args));
  }
}
