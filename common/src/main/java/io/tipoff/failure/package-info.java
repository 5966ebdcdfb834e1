/** Failures as data: a closed set of categories, and one exception that names what to do. */
package io.tipoff.failure;
