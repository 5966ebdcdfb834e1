/** What lists of injured players tell of a date, one after another, whoever publishes them. */
package io.tipoff.ingest.injury;
