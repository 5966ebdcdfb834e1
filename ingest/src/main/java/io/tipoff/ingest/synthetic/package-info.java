/** A seeded league of invented teams and players, written as season files, with known truth. */
package io.tipoff.ingest.synthetic;
