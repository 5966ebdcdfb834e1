/** Listens to the phases before this one. */
package io.tipoff.features.messaging;
