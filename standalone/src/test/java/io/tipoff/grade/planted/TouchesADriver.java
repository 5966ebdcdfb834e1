package io.tipoff.grade.planted;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Breaks a rule: JDBC outside the stores. */
public final class TouchesADriver {

  public static Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:");
  }

  private TouchesADriver() {}
}
