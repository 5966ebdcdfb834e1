/** What a model has shown on games after its training, and whether that is enough. */
package io.tipoff.predict.governance;
