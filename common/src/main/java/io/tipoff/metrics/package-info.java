/**
 * What is measured for everybody: the build, the timers, the stores' errors. Names and labels are
 * part of the public contract; {@code docs/metrics.md} lists them.
 */
package io.tipoff.metrics;
