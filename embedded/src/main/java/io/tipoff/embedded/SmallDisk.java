package io.tipoff.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.opentest4j.TestAbortedException;

/** A disk of a few megabytes, mounted for a test. */
public final class SmallDisk implements AutoCloseable {

  private static final int CHUNK = 4096;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Mounts one in a folder; the test is skipped where this process may not.
   *
   * @param size as {@code mount} takes it, such as {@code 2m}
   */
  public static SmallDisk at(Path parent, String size) throws IOException {
    Path folder = Files.createDirectory(parent.resolve("disk"));
    if (!run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString())) {
      throw new TestAbortedException("no small disk can be mounted here (only on Linux, as root)");
    }
    return new SmallDisk(folder);
  }

  public Path folder() {
    return folder;
  }

  /** Writes until nothing more can be. */
  public void fill() throws IOException {
    try (FileChannel channel =
        FileChannel.open(ballast(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (Files.getFileStore(folder).getUsableSpace() > 0) {
        channel.write(ByteBuffer.allocate(CHUNK));
      }
    }
  }

  /** Makes room again. */
  public void empty() throws IOException {
    Files.delete(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() {
    if (!run("umount", folder.toString())) {
      throw new IllegalStateException(folder + " cannot be unmounted");
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
