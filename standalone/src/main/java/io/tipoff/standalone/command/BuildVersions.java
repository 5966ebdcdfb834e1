package io.tipoff.standalone.command;

import io.tipoff.standalone.operate.Versions;
import picocli.CommandLine.IVersionProvider;

/** What {@code tipoff --version} prints. */
final class BuildVersions implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"tipoff " + Versions.ofBuild().get("tipoff")};
  }
}
