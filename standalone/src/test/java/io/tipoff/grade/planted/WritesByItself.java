package io.tipoff.grade.planted;

import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Warehouse;

/** A task that does not leave its rows to the kernel. */
public final class WritesByItself {

  public static void write(Warehouse warehouse, SliceWrite rows) {
    warehouse.write(rows);
  }
}
