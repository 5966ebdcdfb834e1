/** The models as people look at them: which serve, what they showed, and decisions about them. */
package io.tipoff.predict.registry;
