/** What an operator sees and does, over HTTP. */
package io.tipoff.standalone.rest;
