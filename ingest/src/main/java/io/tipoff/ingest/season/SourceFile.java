package io.tipoff.ingest.season;

/** A file as received. */
final class SourceFile {

  private final String name;
  private final byte[] bytes;

  /**
   * @param name without its directory
   * @param bytes kept, not copied: nobody writes to them
   */
  SourceFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }
}
