/** The public JSON files and the REST API. */
package io.tipoff.publish;
