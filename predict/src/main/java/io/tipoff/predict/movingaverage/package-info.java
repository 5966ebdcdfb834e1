/** The moving average: recent form, adjusted for the game at hand. */
package io.tipoff.predict.movingaverage;
