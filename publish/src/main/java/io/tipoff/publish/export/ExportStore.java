package io.tipoff.publish.export;

import java.util.Optional;

/**
 * Where published files are kept. A file is there whole or not at all; a reader never sees half of
 * one, and what a call has put there outlives the machine's next stop. Paths are relative, with
 * slashes, without extension.
 */
public interface ExportStore {

  /**
   * Puts a file in the place of what is there.
   *
   * @throws io.tipoff.failure.TipoffException TRANSIENT or CONFIGURATION if it cannot be kept
   * @throws IllegalArgumentException if the path leaves the store
   */
  void replace(String path, byte[] bytes);

  /**
   * Puts a file's present content in the place of what is at another path; later changes of the one
   * do not reach the other.
   *
   * @throws io.tipoff.failure.TipoffException BAD_INPUT if there is no such file
   */
  void copy(String from, String to);

  /** The file's bytes; empty if there is none. */
  Optional<byte[]> read(String path);

  /** Whether there is a file. */
  boolean holds(String path);
}
