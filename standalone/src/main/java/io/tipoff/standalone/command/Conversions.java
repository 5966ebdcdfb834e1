package io.tipoff.standalone.command;

import io.tipoff.slate.Slate;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.TypeConversionException;

/** Arguments as values; one that is none is told with what would be. */
final class Conversions {

  private Conversions() {}

  static Slate slate(String text) {
    try {
      return Slate.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException("'" + text + "' is not a date such as 2025-01-15");
    }
  }

  static HowMany howMany(String text) {
    try {
      return new HowMany(Integer.parseInt(text));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number from 1 on");
    }
  }
}
