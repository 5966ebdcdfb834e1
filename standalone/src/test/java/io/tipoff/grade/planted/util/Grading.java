package io.tipoff.grade.planted.util;

/** Breaks a rule: a package for anything. */
public final class Grading {}
