package io.tipoff.standalone.command;

import picocli.CommandLine.Command;

/** What operators did, and whether features know what they cannot. */
@Command(
    name = "audit",
    description = "What operators did, and whether features know what they cannot.",
    subcommands = {AuditListCommand.class, AuditLeaksCommand.class})
final class AuditCommand {}
