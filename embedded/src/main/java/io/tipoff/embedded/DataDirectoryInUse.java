package io.tipoff.embedded;

import java.io.Serial;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Another process, or another part of this one, holds the data directory. */
public final class DataDirectoryInUse extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String directory;
  private final long holder;

  DataDirectoryInUse(Path directory, OptionalLong holder) {
    super(
        directory
            + " is in use by "
            + (holder.isPresent() ? "process " + holder.getAsLong() : "another process")
            + "; stop it, or choose another directory with --data-dir");
    this.directory = directory.toString();
    this.holder = holder.orElse(-1);
  }

  /** The directory that was asked for. */
  public Path directory() {
    return Path.of(directory);
  }

  /** Process id of the holder; empty if the holder has not yet written it. */
  public OptionalLong holder() {
    return holder < 0 ? OptionalLong.empty() : OptionalLong.of(holder);
  }
}
