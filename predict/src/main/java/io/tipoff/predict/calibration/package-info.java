/** From a centre to a distribution: what a system's past predictions missed by. */
package io.tipoff.predict.calibration;
