package io.tipoff.publish.export;

import io.tipoff.run.RunContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one run reads: files with the same query and parameters read it once. */
final class Reading {

  private record Question(String query, List<Object> parameters, Class<?> row) {}

  private final RunContext context;
  private final Map<Question, List<? extends Record>> answers = new HashMap<>();

  Reading(RunContext context) {
    this.context = context;
  }

  RunContext context() {
    return context;
  }

  /** The stored rows of a file about a slate. */
  <S extends Record> List<S> read(ExportRows<S, ?> rows, LocalDate slate) {
    List<Object> parameters = rows.parameters().apply(slate);
    @SuppressWarnings("unchecked") // the question names the class of the answer's rows
    List<S> answer =
        (List<S>)
            answers.computeIfAbsent(
                new Question(rows.query().text(), parameters, rows.stored()),
                _ -> context.query(rows.query(), rows.stored(), parameters.toArray()));
    return answer;
  }
}
