package io.tipoff.standalone;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.tipoff.standalone.command.TipoffCommand;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Entry point of the command line. */
@QuarkusMain
public final class Tipoff {

  private Tipoff() {}

  public static void main(String... args) {
    // Touched first by two threads at once, JBoss's log manager hangs the JVM on start.
    LogManager.getLogManager();
    // Until Quarkus sets levels and handlers, everything is kept in memory: nothing below a
    // warning.
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(TipoffCommand.execute(args));
  }
}
