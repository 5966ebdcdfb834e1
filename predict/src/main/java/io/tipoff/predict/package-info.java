/** Feature rows and lines to distributions and picks; training and the model registry. */
package io.tipoff.predict;
