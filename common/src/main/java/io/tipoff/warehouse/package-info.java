/** The warehouse: tables declared in code, written slice by slice, read as of an instant. */
package io.tipoff.warehouse;
