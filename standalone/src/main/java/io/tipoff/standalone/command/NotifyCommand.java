package io.tipoff.standalone.command;

import picocli.CommandLine.Command;

/** Who is told what. */
@Command(
    name = "notify",
    description = "Notices: whether destinations can be reached, and what they were told.",
    subcommands = {NotifyTestCommand.class, NotifyListCommand.class})
final class NotifyCommand {}
