package io.tipoff.standalone.command;

import picocli.CommandLine.Command;

/** Keys of those who look and act over HTTP. */
@Command(
    name = "keys",
    description = "Keys of those who look and act over HTTP, at /v1/operations.",
    subcommands = {KeysCreateCommand.class, KeysListCommand.class, KeysRevokeCommand.class})
final class KeysCommand {}
