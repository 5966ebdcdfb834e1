/** The system {@code catboost}: models trained elsewhere, served from their {@code .cbm} files. */
package io.tipoff.predict.catboost;
