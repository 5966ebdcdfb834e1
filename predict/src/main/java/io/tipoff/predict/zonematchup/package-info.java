/** The season's mean, moved by what the opponent allows. */
package io.tipoff.predict.zonematchup;
