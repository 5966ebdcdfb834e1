/** What feature values say of outcomes that they cannot have known. */
package io.tipoff.features.audit;
