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
  private final Halts halts;
  private final Map<Question, List<? extends Record>> answers = new HashMap<>();
  private final Map<LocalDate, PublishingHalt> decisions = new HashMap<>();

  Reading(RunContext context, Halts halts) {
    this.context = context;
    this.halts = halts;
  }

  /** Whether the picks of a slate are withheld. */
  PublishingHalt halt(LocalDate slate) {
    return decisions.computeIfAbsent(slate, _ -> halts.of(context, slate, degraded(slate)));
  }

  /** What the run missed; it says nothing of a file that is about another slate. */
  List<String> degraded(LocalDate slate) {
    return slate.equals(context.slate().date()) ? context.degraded() : List.of();
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
