package io.tipoff.standalone.command;

import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.Engines;
import io.tipoff.standalone.Standalone.Services;
import java.util.Optional;

/**
 * The services of a test, whose engines and stores are not in one place.
 *
 * @param data where commands keep what is in no store, if they keep anything
 */
record TestServices(Optional<DataDirectory> data) implements Services {

  @Override
  public DataDirectory directory() {
    return data.orElseThrow(
        () -> new UnsupportedOperationException("the stores of a test are not in one place"));
  }

  @Override
  public Engines engines() {
    throw new UnsupportedOperationException("the engines serve all tests");
  }
}
