package io.tipoff.standalone.command;

import io.tipoff.embedded.EngineOptions;
import io.tipoff.standalone.Installation;
import io.tipoff.standalone.Standalone;
import java.util.Map;

/** Brings everything up, does the work of a verb, and takes it down: {@link Standalone#run}. */
@FunctionalInterface
interface Launcher {

  int run(
      Installation where, EngineOptions ports, Map<String, String> settings, Standalone.Work work);
}
