package io.tipoff.standalone.command;

/** How a verb prints its result. */
enum OutputFormat {
  TABLE,
  JSON
}
