/** The verbs of the command line. The only package that prints. */
package io.tipoff.standalone.command;
