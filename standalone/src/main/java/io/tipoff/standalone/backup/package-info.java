/** A data directory copied whole, put back, and built again from its archive. */
package io.tipoff.standalone.backup;
