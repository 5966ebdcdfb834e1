package io.tipoff.standalone.command;

/**
 * How many of something an option asks for.
 *
 * @param number 1 or more
 */
record HowMany(int number) {

  HowMany {
    if (number < 1) {
      throw new IllegalArgumentException(number + " is not a whole number from 1 on");
    }
  }
}
