/** The published files over HTTP. */
package io.tipoff.publish.rest;
