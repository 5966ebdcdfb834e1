package io.tipoff.publish.export;

import java.util.Optional;

/**
 * Where published files are kept. A file is there whole or not at all; a reader never sees half of
 * one. Paths are relative, with slashes, without extension.
 */
public interface ExportStore {

  /** Puts a file in the place of what is there. */
  void replace(String path, byte[] bytes);

  /** The file's bytes; empty if there is none. */
  Optional<byte[]> read(String path);
}
