package io.tipoff.warehouse;

/** The engines' names for what GoogleSQL names otherwise. */
enum Dialect {
  DUCKDB {
    @Override
    String typeName(ColumnType type) {
      return switch (type) {
        case STRING -> "VARCHAR";
        case INT64 -> "BIGINT";
        case FLOAT64 -> "DOUBLE";
        case BOOL -> "BOOLEAN";
        case DATE -> "DATE";
        case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
      };
    }
  },
  BIGQUERY {
    @Override
    String typeName(ColumnType type) {
      return type.name();
    }
  };

  abstract String typeName(ColumnType type);
}
