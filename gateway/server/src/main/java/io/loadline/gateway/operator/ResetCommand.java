package io.loadline.gateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.loadline.client.Command;
import io.loadline.client.NodeView;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Releases a killed scope: one person asks, another approves. */
@CommandLine.Command(
        name = "reset",
        description =
                "Releases a killed scope. One person (risk) asks, another (risk officer) approves with --approve.",
        mixinStandardHelpOptions = true,
        footer = {
            "Asking proves that the cause was read: --cause is the event named by the kill.",
            "A released scope is on probation: a quarter of its limits for 15 minutes, and any warning latches it"
                    + " again.",
            "Exit 0: asked or approved. 1: refused. 3: no server answers."
        })
public final class ResetCommand extends OperatorCommand {
    private static final int REQUEST_RESET = 2;
    private static final int APPROVE_RESET = 3;

    @Option(names = "--node", required = true, paramLabel = "NAME", description = "Killed node.")
    private String node;

    @Option(names = "--cause", paramLabel = "SEQUENCE", description = "Event that caused the kill; needed to ask.")
    private Long cause;

    @Option(names = "--incident", paramLabel = "ID", description = "Incident reference; needed to ask.")
    private String incident = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is safe; needed to ask.")
    private String reason = "";

    @Option(names = "--approve", paramLabel = "REQUEST", description = "Approve the request with this number.")
    private Long approve;

    /** Made by the command line. */
    public ResetCommand() {}

    @Override
    int run(final OperatorSession session) throws JsonProcessingException {
        requirePerson();
        final NodeView scope = session.node(node);
        if (approve != null) {
            return decide(
                    session,
                    "approve reset of",
                    node,
                    Command.of(APPROVE_RESET, scope.id(), approve, Role.RISK_OFFICER.code(), person, reason));
        }
        if (cause == null || incident.isBlank() || reason.isBlank()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "asking for a reset needs --cause, --incident and --reason");
        }
        return decide(
                session,
                "ask to reset",
                node,
                new Command(
                        REQUEST_RESET,
                        scope.id(),
                        session.newRequestId(),
                        Role.RISK.code(),
                        person,
                        incident,
                        reason,
                        0,
                        0,
                        cause));
    }
}
