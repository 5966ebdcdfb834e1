/** The feature contract: every feature declared once, with what computes it. */
package io.tipoff.features.contract;
