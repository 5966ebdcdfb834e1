package io.tipoff.standalone.backup;

import io.tipoff.embedded.Engines;
import io.tipoff.embedded.Settings;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.util.ArrayList;
import java.util.List;

/** All stores must lie in the data directory for it to be copied or built again as a whole. */
final class OwnStores {

  static final List<String> PLACES =
      List.of("tipoff.warehouse.path", "tipoff.archive.path", "tipoff.exports.path");

  private OwnStores() {}

  /**
   * @throws TipoffException CONFIGURATION if a setting names a store elsewhere
   */
  static void require() {
    List<String> elsewhere = new ArrayList<>(Engines.configuredOutside());
    Settings settings = Settings.ofThisProcess();
    PLACES.stream().filter(name -> settings.find(name).isPresent()).forEach(elsewhere::add);
    if (!elsewhere.isEmpty()) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "not everything is in the data directory: "
              + String.join(", ", elsewhere)
              + (elsewhere.size() == 1 ? " is set" : " are set"),
          "Stop all services and copy these stores together, each with its own tools.");
    }
  }
}
