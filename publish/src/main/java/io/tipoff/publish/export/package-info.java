/** One engine that turns queries into published JSON files. */
package io.tipoff.publish.export;
