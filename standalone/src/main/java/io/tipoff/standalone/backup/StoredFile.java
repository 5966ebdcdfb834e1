package io.tipoff.standalone.backup;

import io.tipoff.digest.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file of a backup.
 *
 * @param path within the data directory, with slashes
 * @param size bytes
 */
public record StoredFile(String path, long size, String sha256) {

  private static final int CHUNK = 1 << 16;

  /** Where bytes go on their way. */
  private interface Sink {
    void take(ByteBuffer bytes) throws IOException;
  }

  /** Reads a file to its end. */
  static StoredFile read(Path file, String path) throws IOException {
    return through(file, path, bytes -> {});
  }

  /** Copies a file, down to the disk. */
  static StoredFile copy(Path from, Path to, String path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      StoredFile copied =
          through(
              from,
              path,
              bytes -> {
                while (bytes.hasRemaining()) {
                  channel.write(bytes);
                }
              });
      channel.force(true);
      return copied;
    }
  }

  private static StoredFile through(Path file, String path, Sink sink) throws IOException {
    MessageDigest digest = Digests.newSha256();
    byte[] chunk = new byte[CHUNK];
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
        sink.take(ByteBuffer.wrap(chunk, 0, read));
        size += read;
      }
    }
    return new StoredFile(path, size, HexFormat.of().formatHex(digest.digest()));
  }
}
