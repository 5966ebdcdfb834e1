package io.tipoff.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All that Tipoff keeps on this machine, under one root, {@code .tipoff/} by default. Held by one
 * process at a time from {@link #open} to {@link #close} or the end of the process, however it
 * ends.
 *
 * <pre>
 * kafka/      log of the embedded broker
 * postgres/   cluster of the embedded PostgreSQL, its server log, its programs
 * warehouse/  DuckDB file
 * archive/    payloads as received, write-once
 * exports/    public files
 * models/     model files
 * tmp/        scratch; emptied by open
 * lock        held while open; contains the process id of the holder
 * </pre>
 */
public final class DataDirectory implements AutoCloseable {

  /** Closing any channel to a locked file frees the process's lock, so the file is opened once. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Creates what is missing of the layout and takes the directory for this process.
   *
   * @throws DataDirectoryInUse if a live process holds it
   * @throws UncheckedIOException if it cannot be created or written, naming the path
   */
  public static DataDirectory open(Path directory) {
    try {
      Path root = Files.createDirectories(directory).toRealPath();
      if (!OPEN.add(root)) {
        throw new DataDirectoryInUse(root, OptionalLong.of(ProcessHandle.current().pid()));
      }
      boolean opened = false;
      try {
        DataDirectory data = lock(root);
        opened = true;
        data.layOut();
        return data;
      } finally {
        if (!opened) {
          OPEN.remove(root);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot use "
              + directory.toAbsolutePath()
              + " as the data directory; make it writable, or choose another with --data-dir",
          e);
    }
  }

  private static DataDirectory lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      try (channel) {
        throw new DataDirectoryInUse(root, writtenProcessId(channel));
      }
    }
    byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
    channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
    channel.force(true);
    return new DataDirectory(root, channel, lock);
  }

  private static OptionalLong writtenProcessId(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(32);
    channel.read(content, 0);
    String pid = StandardCharsets.UTF_8.decode(content.flip()).toString();
    return pid.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(pid)) : OptionalLong.empty();
  }

  private void layOut() throws IOException {
    DirectoryTree.delete(tmp());
    for (Path part :
        new Path[] {kafka(), postgres(), warehouse(), archive(), exports(), models(), tmp()}) {
      Files.createDirectories(part);
    }
  }

  /** The real path of the directory. */
  public Path root() {
    return root;
  }

  /** Log of the embedded broker. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** Cluster, server log and programs of the embedded PostgreSQL. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** Folder of the warehouse file. */
  public Path warehouse() {
    return root.resolve("warehouse");
  }

  /** Root of the write-once archive. */
  public Path archive() {
    return root.resolve("archive");
  }

  /** Root of the exported files. */
  public Path exports() {
    return root.resolve("exports");
  }

  /** Model files. */
  public Path models() {
    return root.resolve("models");
  }

  /** Scratch space on the same disk; empty after {@link #open}. */
  public Path tmp() {
    return root.resolve("tmp");
  }

  /** Gives the directory free; the files stay. May be called again. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release " + root.resolve("lock"), e);
    } finally {
      OPEN.remove(root);
    }
  }
}
