/** Walk-forward training and calibration: when it is due, and on what it may look. */
package io.tipoff.predict.training;
