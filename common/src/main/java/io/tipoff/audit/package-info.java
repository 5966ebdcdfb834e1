/** Probes that look for leaks in what is computed before the games, whatever it is made of. */
package io.tipoff.audit;
