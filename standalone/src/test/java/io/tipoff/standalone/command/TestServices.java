package io.tipoff.standalone.command;

import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.Engines;
import io.tipoff.standalone.Standalone.Services;

/** The services of a test, whose engines and stores are not in one place. */
final class TestServices implements Services {

  @Override
  public DataDirectory directory() {
    throw new UnsupportedOperationException("the stores of a test are not in one place");
  }

  @Override
  public Engines engines() {
    throw new UnsupportedOperationException("the engines serve all tests");
  }
}
