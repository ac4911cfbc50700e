package io.loadline.gateway.operator;

import picocli.CommandLine.Option;

/** Options that every command of an operator takes. */
final class OperatorOptions {
    @Option(
            names = "--aeron-dir",
            paramLabel = "DIR",
            description =
                    "Media driver directory of the server (default: that of the server below run/ that started last).")
    String aeronDirectory = "";

    @Option(
            names = "--channel",
            paramLabel = "URI",
            description = "Channel of the streams to desks (default: ${DEFAULT-VALUE}).")
    String channel = "aeron:ipc";

    @Option(
            names = "--control-channel",
            paramLabel = "URI",
            description = "Channel of stream 30 (default: ${DEFAULT-VALUE}).")
    String controlChannel = "aeron:ipc";

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;
}
