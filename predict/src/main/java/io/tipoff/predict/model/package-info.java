/** The model registry: what was trained when, on what, and the proof that it is what it was. */
package io.tipoff.predict.model;
