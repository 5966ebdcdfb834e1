/** Feature rows as the systems read them: by name, from the table of the features phase. */
package io.tipoff.predict.feature;
