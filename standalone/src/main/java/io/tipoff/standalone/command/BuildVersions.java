package io.tipoff.standalone.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import picocli.CommandLine.IVersionProvider;

/** What this build was made of, as the build wrote it down. */
final class BuildVersions implements IVersionProvider {

  /** Versions of the program and of the libraries that matter to its results, by name. */
  static Map<String, String> all() {
    Properties written = new Properties();
    try (InputStream in = BuildVersions.class.getResourceAsStream("versions.properties")) {
      written.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> versions = new LinkedHashMap<>();
    for (String name : new TreeSet<>(written.stringPropertyNames())) {
      versions.put(name, written.getProperty(name));
    }
    return versions;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"tipoff " + all().get("tipoff")};
  }
}
