/** SHA-256 in the one form used throughout: lower-case hex. */
package io.tipoff.digest;
