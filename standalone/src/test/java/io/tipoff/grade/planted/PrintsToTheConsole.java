package io.tipoff.grade.planted;

/** Breaks a rule: prints, and prints a stack trace. */
public final class PrintsToTheConsole {

  public static void print(Throwable failure) {
    System.out.println(failure.getMessage());
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  public static void trace(Throwable failure) {
    failure.printStackTrace();
  }

  private PrintsToTheConsole() {}
}
