/** What ties the spans of one slate together, in whatever process they are. */
package io.tipoff.trace;
