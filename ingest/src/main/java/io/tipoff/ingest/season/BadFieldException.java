package io.tipoff.ingest.season;

/** A cell that cannot be what its column holds; becomes the quarantine entry of its row. */
final class BadFieldException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String remedy;

  BadFieldException(String field, String reason, String remedy) {
    super(reason);
    this.field = field;
    this.remedy = remedy;
  }

  String field() {
    return field;
  }

  String remedy() {
    return remedy;
  }
}
