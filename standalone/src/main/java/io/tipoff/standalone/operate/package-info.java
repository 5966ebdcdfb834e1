/** What an operator sees and does, the same for the command line and over HTTP. */
package io.tipoff.standalone.operate;
