package io.tipoff.warehouse;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.SqlException;
import com.google.zetasql.ZetaSQLOptions.ParameterMode;
import com.google.zetasql.toolkit.AnalysisException;
import com.google.zetasql.toolkit.AnalyzedStatement;
import com.google.zetasql.toolkit.ZetaSQLToolkitAnalyzer;
import com.google.zetasql.toolkit.catalog.CatalogWrapper;
import com.google.zetasql.toolkit.catalog.bigquery.BigQueryCatalog;
import com.google.zetasql.toolkit.catalog.io.CatalogResources;
import com.google.zetasql.toolkit.options.BigQueryLanguageOptions;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Google's own analyzer of GoogleSQL, set to BigQuery's features. What a data definition creates is
 * known to the statements after it. Parameters are {@code ?} with types by their use.
 */
final class GoogleSql {

  private static final String NOTHING =
      "{\"tables\":[],\"functions\":[],\"tvfs\":[],\"procedures\":[]}";

  private static final Pattern PLACE = Pattern.compile(" *\\[at (\\d+):\\d+]");

  /** The analyzer's toolkit wants the whole name of a table function in one pair of backticks. */
  private static final Pattern FUNCTION = Pattern.compile("\\b([a-z]\\w*)\\.(\\w+_as_of)\\s*\\(");

  /**
   * What the analyzer says against a statement.
   *
   * @param file the statement's name
   * @param line line of the file, from 1
   * @param message the analyzer's words
   */
  record Fault(String file, int line, String message) {

    @Override
    public String toString() {
      return file + ":" + line + ": " + message;
    }
  }

  private final AnalyzerOptions options = new AnalyzerOptions();
  private final CatalogWrapper catalog =
      BigQueryCatalog.usingResources("tipoff", CatalogResources.fromJson(NOTHING));

  GoogleSql() {
    options.setLanguageOptions(BigQueryLanguageOptions.get());
    options.setParameterMode(ParameterMode.PARAMETER_POSITIONAL);
    options.setAllowUndeclaredParameters(true);
  }

  /** Analyses one statement; none if BigQuery would take it. */
  Optional<Fault> fault(SqlFile file) {
    String sql = FUNCTION.matcher(file.text()).replaceAll("`$1.$2`(");
    try {
      // the toolkit parses too, but does not say where a syntax error is
      Analyzer.extractTableNamesFromStatement(sql, options);
      Iterator<AnalyzedStatement> statements =
          new ZetaSQLToolkitAnalyzer(options).analyzeStatements(sql, catalog, true);
      while (statements.hasNext()) {
        statements.next();
      }
      return Optional.empty();
    } catch (SqlException | AnalysisException e) {
      return Optional.of(fault(file.name(), e.getMessage()));
    }
  }

  private static Fault fault(String file, String message) {
    Matcher place = PLACE.matcher(message);
    int line = place.find() ? Integer.parseInt(place.group(1)) : 1;
    return new Fault(file, line, place.replaceAll(""));
  }
}
