package io.tipoff.standalone.command;

import picocli.CommandLine.Command;

/** Messages that could not be read or handled. */
@Command(
    name = "dlq",
    description = "Messages that could not be read or handled.",
    subcommands = {
      DlqListCommand.class,
      DlqShowCommand.class,
      DlqReplayCommand.class,
      DlqPurgeCommand.class
    })
final class DlqCommand {}
