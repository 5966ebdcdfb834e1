package io.tipoff.publish.planted;

/** Stands for a phase's own type. */
public final class Published {}
