/** Looks for leaks in a user's own data. */
package io.tipoff.standalone.audit;
