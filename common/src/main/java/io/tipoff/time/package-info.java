/** The two clocks and the league's time zone; nothing else in the program reads the system time. */
package io.tipoff.time;
