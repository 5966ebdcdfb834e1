package io.tipoff.warehouse;

import io.tipoff.validation.Check;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table declared in code: its columns, key, partition and write mode. Every table has the columns
 * {@code known_at} (declared), and, added and kept by the warehouse, {@code slice_scope} (which
 * scope wrote the row), {@code row_digest} (of the declared values without known_at) and, in {@code
 * APPEND} tables, {@code retracted} and {@code row_version} (1 for a key's first version, then one
 * more each, {@code known_at} rising with it).
 *
 * <p>An {@code APPEND} table {@code d.t} also has the table function {@code d.t_as_of(instant)}:
 * per key the latest version known strictly before the instant, without retracted rows, with the
 * declared columns alone.
 *
 * @param dataset schema: raw, analytics, features, predictions, grades
 * @param name snake_case name
 * @param columns declared columns in order, {@code known_at} among them
 * @param key columns that identify a row within the table
 * @param partition DATE column by which rows are partitioned at scale
 * @param mode how slices are written
 * @param checks what must hold of the rows that a run writes to it
 */
public record Table(
    String dataset,
    String name,
    List<Column> columns,
    List<String> key,
    Optional<String> partition,
    WriteMode mode,
    List<Check> checks) {

  public static final String KNOWN_AT = "known_at";

  static final String SLICE_SCOPE = "slice_scope";
  static final String ROW_DIGEST = "row_digest";
  static final String RETRACTED = "retracted";
  static final String ROW_VERSION = "row_version";

  private static final Set<String> HIDDEN = Set.of(SLICE_SCOPE, ROW_DIGEST, RETRACTED, ROW_VERSION);

  public Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    checks = List.copyOf(checks);
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            dataset + "." + name + " declares column " + column.name() + " twice");
      }
      if (HIDDEN.contains(column.name())) {
        throw new IllegalArgumentException(
            dataset + "." + name + " declares " + column.name() + ", which the warehouse keeps");
      }
    }
    List<String> needed = new ArrayList<>(key);
    needed.add(KNOWN_AT);
    partition.ifPresent(needed::add);
    for (String column : needed) {
      if (!names.contains(column)) {
        throw new IllegalArgumentException(
            dataset + "." + name + " needs column " + column + " but does not declare it");
      }
    }
    if (key.isEmpty()) {
      throw new IllegalArgumentException(dataset + "." + name + " has no key");
    }
    Set<String> rules = new HashSet<>();
    for (Check check : checks) {
      if (!names.containsAll(check.rule().columns()) || !rules.add(check.rule().name())) {
        throw new IllegalArgumentException(
            dataset
                + "."
                + name
                + " cannot be checked for "
                + check.rule().name()
                + ": it is declared twice, or a column of "
                + check.rule().columns()
                + " is not there");
      }
    }
  }

  /** A table without checks. */
  public Table(
      String dataset,
      String name,
      List<Column> columns,
      List<String> key,
      Optional<String> partition,
      WriteMode mode) {
    this(dataset, name, columns, key, partition, mode, List.of());
  }

  /** Place of a declared column, from 0. */
  public Optional<Integer> place(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The columns that the warehouse keeps beside the declared ones, in their order. */
  List<Column> hiddenColumns() {
    List<Column> hidden = new ArrayList<>();
    hidden.add(Column.required(SLICE_SCOPE, ColumnType.STRING));
    hidden.add(Column.required(ROW_DIGEST, ColumnType.STRING));
    if (mode == WriteMode.APPEND) {
      hidden.add(Column.required(RETRACTED, ColumnType.BOOL));
      hidden.add(Column.required(ROW_VERSION, ColumnType.INT64));
    }
    return hidden;
  }

  /** Whether the rows are facts, each with its own known_at, rather than derived from others. */
  boolean holdsFacts() {
    return dataset.equals("raw");
  }

  /** {@code dataset.name}, as SQL texts name it. */
  public String qualifiedName() {
    return dataset + "." + name;
  }

  /**
   * Declares a table from a record: components become columns in snake_case; primitives and key
   * columns are required, boxed types may be null. Component types: String, int/long (and boxed),
   * double/Double, boolean/Boolean, LocalDate, Instant, enums (as their names).
   *
   * @throws IllegalArgumentException naming a component of another type
   */
  public static Table of(
      String dataset, String name, Class<? extends Record> row, WriteMode mode, String... key) {
    return RecordColumns.declare(dataset, name, row, mode, List.of(key));
  }

  /** The same table, partitioned by a DATE column. */
  public Table partitionedBy(String column) {
    return new Table(dataset, name, columns, key, Optional.of(column), mode, checks);
  }

  /** The same table, with these checks of what is written to it. */
  public Table checked(Check... declared) {
    return new Table(dataset, name, columns, key, partition, mode, List.of(declared));
  }
}
