/** What a system's chances are worth against quoted lines, learned from lines of the past. */
package io.tipoff.predict.line;
