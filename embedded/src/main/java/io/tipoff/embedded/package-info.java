/**
 * The engines in the JVM: a Kafka broker, a PostgreSQL and the data directory they live in. Knows
 * nothing of Tipoff's own modules, so that all of them can be tested on it.
 */
package io.tipoff.embedded;
