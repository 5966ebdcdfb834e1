/** Who may look and act over HTTP: keys, their roles, and what a request may bring. */
package io.tipoff.standalone.access;
