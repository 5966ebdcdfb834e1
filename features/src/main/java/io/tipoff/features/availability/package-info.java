/** What injury reports said of a slate's players before an instant. */
package io.tipoff.features.availability;
