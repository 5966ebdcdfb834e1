/** Marks on log lines, and the one way to write the line of an error. */
package io.tipoff.log;
