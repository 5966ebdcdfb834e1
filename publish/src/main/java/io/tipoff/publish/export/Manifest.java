package io.tipoff.publish.export;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is published: each path with its digest.
 *
 * @param files by path
 */
public record Manifest(SortedMap<String, File> files) {

  /**
   * A published file.
   *
   * @param sha256 of its bytes
   * @param slate date for which it was made
   */
  public record File(String sha256, int rows, LocalDate slate, int schemaVersion) {}

  public Manifest {
    files = new TreeMap<>(files);
  }

  static Manifest empty() {
    return new Manifest(new TreeMap<>());
  }
}
