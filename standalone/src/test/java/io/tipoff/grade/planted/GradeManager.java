package io.tipoff.grade.planted;

/** Breaks a rule: a name that says nothing. */
public final class GradeManager {}
