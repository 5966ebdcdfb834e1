package io.tipoff.standalone.command;

import picocli.CommandLine.Command;

/** What keeps phases from running. */
@Command(
    name = "gate",
    description = "What keeps phases from running.",
    subcommands = {GateShowCommand.class, GateOverrideCommand.class})
final class GateCommand {}
