package io.tipoff.standalone.command;

import picocli.CommandLine.Command;

/** What operators did. */
@Command(
    name = "audit",
    description = "What operators did.",
    subcommands = {AuditListCommand.class})
final class AuditCommand {}
