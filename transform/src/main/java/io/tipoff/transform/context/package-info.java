/** What was known of a slate's games before their tip-off: roster, rest, odds, opponents. */
package io.tipoff.transform.context;
