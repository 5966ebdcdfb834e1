package io.tipoff.publish.export;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The manifest while files are being placed. */
final class ManifestDraft {

  private final SortedMap<String, Manifest.File> files;
  private boolean changed;

  ManifestDraft(Manifest manifest) {
    this.files = new TreeMap<>(manifest.files());
  }

  Optional<Manifest.File> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Lists a file that is in the store. */
  void put(String path, Manifest.File file) {
    changed |= !file.equals(files.put(path, file));
  }

  /** Somebody took away what was last kept, and perhaps files that it lists: those go. */
  void lost(Predicate<String> isThere) {
    files.keySet().removeIf(isThere.negate());
    changed = !files.isEmpty();
  }

  /** Whether it says something else than what was last kept. */
  boolean isChanged() {
    return changed;
  }

  byte[] bytes() {
    return ExportJson.bytes(new Manifest(files));
  }

  void kept() {
    changed = false;
  }
}
