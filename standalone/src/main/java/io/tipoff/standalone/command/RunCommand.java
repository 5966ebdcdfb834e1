package io.tipoff.standalone.command;

import picocli.CommandLine.Command;

/** Single runs. */
@Command(
    name = "run",
    description = "Single runs.",
    subcommands = {RunShowCommand.class, RunRetryCommand.class, RunAbandonCommand.class})
final class RunCommand {}
