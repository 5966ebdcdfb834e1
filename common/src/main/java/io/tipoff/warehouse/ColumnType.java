package io.tipoff.warehouse;

/** Column types in GoogleSQL's names; DuckDB's follow from them. */
public enum ColumnType {
  STRING,
  INT64,
  FLOAT64,
  BOOL,
  DATE,
  /** An instant in UTC, microsecond precision. */
  TIMESTAMP
}
