package io.tipoff.standalone.operate;

import io.tipoff.features.contract.FeatureContract;
import io.tipoff.ledger.LedgerProbe;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What runs here. Blocks. */
@Singleton
public final class Versions {

  private final LedgerProbe ledger;

  Versions(LedgerProbe ledger) {
    this.ledger = ledger;
  }

  /**
   * Versions of the program, of its engines and libraries, and of the feature contract, by name.
   *
   * @throws io.tipoff.failure.TipoffException TRANSIENT if the ledger does not answer
   */
  public Map<String, String> all() {
    LedgerProbe.Reading reading = Answer.of(ledger.read());
    FeatureContract contract = FeatureContract.playerGame();
    Map<String, String> versions = ofBuild();
    versions.put("java", Runtime.version().toString());
    versions.put("postgresql", reading.version());
    versions.put("ledger schema", reading.schema());
    versions.put("feature contract", contract.id() + " " + contract.digest());
    return versions;
  }

  /** Of the program and of the libraries that matter to its results, as the build wrote them. */
  public static Map<String, String> ofBuild() {
    Properties written = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      written.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> versions = new TreeMap<>();
    written.stringPropertyNames().forEach(name -> versions.put(name, written.getProperty(name)));
    return versions;
  }
}
