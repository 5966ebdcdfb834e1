/** A weighted mean of other systems, its weights learned from what became of their predictions. */
package io.tipoff.predict.ensemble;
