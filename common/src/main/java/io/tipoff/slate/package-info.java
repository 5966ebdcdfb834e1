/** The words of the product as types: slates, passes, phases, markets. */
package io.tipoff.slate;
