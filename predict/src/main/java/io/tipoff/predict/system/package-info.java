/**
 * What a prediction system is, which ones are on, and the task that each runs per revision: feature
 * rows in, predictions and picks out.
 */
package io.tipoff.predict.system;
