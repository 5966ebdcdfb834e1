package io.tipoff.validation;

import java.util.List;

/** What must hold of the rows that one run writes to one table; data alone. */
public sealed interface Rule permits RowRule, SliceRule, RunRule {

  /** What it is called in findings, such as {@code range seconds}; unique within a table. */
  String name();

  /** Columns of the table that it looks at. */
  List<String> columns();
}
