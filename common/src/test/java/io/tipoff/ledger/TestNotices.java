package io.tipoff.ledger;

import io.tipoff.notice.NoticeStore;
import io.vertx.mutiny.sqlclient.Pool;

/** The notices of a test's ledger. */
public final class TestNotices {

  private TestNotices() {}

  public static NoticeStore store(Pool pool) {
    return new NoticeLedger(pool);
  }
}
