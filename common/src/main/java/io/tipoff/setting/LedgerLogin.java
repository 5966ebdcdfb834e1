package io.tipoff.setting;

import io.smallrye.config.ConfigMapping;

/**
 * Who logs in to PostgreSQL. Nothing reads it here: it is what must be set before the drivers are
 * asked, so that what is missing is named.
 */
@ConfigMapping(prefix = "tipoff.ledger")
public interface LedgerLogin {

  /** {@code quarkus.datasource.username}. */
  String username();

  /** {@code quarkus.datasource.password}. */
  String password();
}
