package io.tipoff.archive;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.metrics.StoreErrors;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the archive that the configuration names. */
@Singleton
final class ArchiveProducer {

  @Produces
  @Singleton
  Archive archive(ArchiveConfig config, StoreErrors errors) {
    if (!config.engine().equals("file")) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "tipoff.archive.engine is '" + config.engine() + "', which this program does not know",
          "Set it to file.");
    }
    return new CountedArchive(new FileArchive(config.path()), errors);
  }
}
