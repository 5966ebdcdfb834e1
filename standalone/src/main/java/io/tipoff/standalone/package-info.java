/** All six services in one process on embedded engines, and the command line over them. */
package io.tipoff.standalone;
