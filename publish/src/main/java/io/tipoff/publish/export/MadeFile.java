package io.tipoff.publish.export;

import io.tipoff.digest.Digests;
import io.tipoff.run.TaskOutput.Artefact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A file that is made but not placed yet. */
final class MadeFile<P extends Record & Known> {

  private final ExportSpec<?, P> spec;
  private final CheckedRows<P> rows;
  private final byte[] bytes;
  private final Manifest.File file;
  private final List<String> degraded;

  private MadeFile(
      ExportSpec<?, P> spec,
      CheckedRows<P> rows,
      byte[] bytes,
      LocalDate slate,
      List<String> degraded) {
    this.degraded = degraded;
    this.spec = spec;
    this.rows = rows;
    this.bytes = bytes;
    this.file = new Manifest.File(Digests.sha256(bytes), rows.rows().size(), slate, spec.version());
  }

  /**
   * Reads the rows and writes the JSON.
   *
   * @param slate the one that the file is about
   */
  static <S extends Record, P extends Record & Known> MadeFile<P> of(
      ExportSpec<S, P> spec, LocalDate slate, Reading reading) {
    PublishingHalt halt = reading.halt(slate);
    CheckedRows<P> rows = CheckedRows.of(spec, reading.read(spec.rows(), slate), halt.halted());
    List<String> degraded = reading.degraded(slate);
    byte[] bytes =
        ExportJson.bytes(
            new Envelope<>(
                spec.id(),
                spec.version(),
                reading.context().slate().sport(),
                slate,
                rows.knownAt().orElse(null),
                degraded,
                halt.halted(),
                halt.reason(),
                halt.detail().isEmpty() ? null : halt.detail(),
                rows.rows().size(),
                rows.counts(),
                rows.rows()));
    return new MadeFile<>(spec, rows, bytes, slate, degraded);
  }

  ExportSpec<?, P> spec() {
    return spec;
  }

  CheckedRows<P> rows() {
    return rows;
  }

  byte[] bytes() {
    return bytes;
  }

  /** What was missing when it was made. */
  List<String> degraded() {
    return degraded;
  }

  /** What the manifest says of it. */
  Manifest.File file() {
    return file;
  }

  Artefact artefact() {
    return new Artefact(file.sha256(), file.rows(), rows.knownAt().orElse(Instant.EPOCH));
  }
}
