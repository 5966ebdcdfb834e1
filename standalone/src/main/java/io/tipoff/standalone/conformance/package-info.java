/** Whether everything that runs or is called has the limits and duties that it must have. */
package io.tipoff.standalone.conformance;
