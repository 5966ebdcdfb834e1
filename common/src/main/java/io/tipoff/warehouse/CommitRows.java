package io.tipoff.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commit rows, kept in {@code meta.commits}: one per write, numbered within its scope. */
final class CommitRows {

  static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS meta.commits (
        scope VARCHAR NOT NULL,
        sequence BIGINT NOT NULL,
        run_id BIGINT NOT NULL,
        token BIGINT NOT NULL,
        input_digest VARCHAR NOT NULL,
        effects VARCHAR NOT NULL
      )""";

  private static final Sql LAST =
      new Sql(
          "last-commit",
          """
          SELECT scope, sequence, run_id, token, input_digest, effects
          FROM meta.commits WHERE scope = ? ORDER BY sequence DESC LIMIT 1""");
  private static final Sql INSERT =
      new Sql("insert-commit", "INSERT INTO meta.commits VALUES (?, ?, ?, ?, ?, ?)");
  private static final Sql SCOPES =
      new Sql("committed-scopes", "SELECT DISTINCT scope FROM meta.commits");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Effect>> EFFECTS = new TypeReference<>() {};

  private CommitRows() {}

  /** A commit and its number within the scope, from 1. */
  record Numbered(Commit commit, long sequence) {}

  /** A table's effect as the commit row's JSON has it. */
  private record Effect(
      String table,
      long inserted,
      long updated,
      long deleted,
      long unchanged,
      String rowDigest,
      String knownAt) {

    static Effect of(TableEffect effect) {
      return new Effect(
          effect.table(),
          effect.inserted(),
          effect.updated(),
          effect.deleted(),
          effect.unchanged(),
          effect.rowDigest(),
          effect.knownAt().map(Instant::toString).orElse(null));
    }

    TableEffect effect() {
      return new TableEffect(
          table,
          inserted,
          updated,
          deleted,
          unchanged,
          rowDigest,
          Optional.ofNullable(knownAt).map(Instant::parse));
    }
  }

  static Set<String> scopes(DuckDbSession session) {
    return session.query(
        SCOPES,
        result -> {
          Set<String> scopes = new HashSet<>();
          while (result.next()) {
            scopes.add(result.getString(1));
          }
          return scopes;
        });
  }

  static Optional<Numbered> last(DuckDbSession session, String scope) {
    return session.query(LAST, CommitRows::numbered, scope);
  }

  static void insert(DuckDbSession session, Numbered numbered) {
    Commit commit = numbered.commit();
    long rows =
        session.update(
            INSERT,
            commit.scope(),
            numbered.sequence(),
            commit.runId(),
            commit.token(),
            commit.inputDigest(),
            json(commit));
    if (rows != 1) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          "the commit row of " + commit.scope() + " was written " + rows + " times",
          "Run it again; nothing was committed.");
    }
  }

  private static Optional<Numbered> numbered(ResultSet result) throws SQLException {
    if (!result.next()) {
      return Optional.empty();
    }
    Commit commit =
        new Commit(
            result.getString(1),
            result.getLong(3),
            result.getLong(4),
            result.getString(5),
            effects(result.getString(1), result.getString(6)));
    return Optional.of(new Numbered(commit, result.getLong(2)));
  }

  private static String json(Commit commit) {
    try {
      return JSON.writeValueAsString(commit.effects().stream().map(Effect::of).toList());
    } catch (JsonProcessingException e) {
      throw new TipoffException(
          FailureCategory.BUG,
          "effects of " + commit.scope() + " are no JSON",
          "See the cause.",
          e);
    }
  }

  private static List<TableEffect> effects(String scope, String json) {
    try {
      return JSON.readValue(json, EFFECTS).stream().map(Effect::effect).toList();
    } catch (JsonProcessingException e) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          "the commit row of " + scope + " cannot be read: " + json,
          "The warehouse was written by another version; restore it or run the backfill again.",
          e);
    }
  }
}
