package io.tipoff.standalone.access;

/** The ids of {@link io.tipoff.ledger.KeyRole}, for annotations. */
public final class Roles {

  public static final String VIEWER = "viewer";
  public static final String OPERATOR = "operator";
  public static final String ADMIN = "admin";

  private Roles() {}
}
