package io.tipoff.ingest.season;

/** A file that is lost as a whole. */
final class BadFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  BadFileException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
