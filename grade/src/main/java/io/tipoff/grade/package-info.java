/** Predictions and results to grades and accuracy. */
package io.tipoff.grade;
