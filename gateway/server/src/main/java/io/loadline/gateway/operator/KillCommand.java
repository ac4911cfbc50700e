package io.loadline.gateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.loadline.client.Command;
import io.loadline.client.NodeView;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Kills a scope: one person is enough. */
@CommandLine.Command(
        name = "kill",
        description = "Kills a scope: blocks its orders and withdraws those that are open. Positions stay.",
        mixinStandardHelpOptions = true,
        footer = {
            "The scope stays killed, over every restart, until two people release it ('loadline reset').",
            "Exit 0: killed. 1: refused. 3: no server answers."
        })
public final class KillCommand extends OperatorCommand {
    private static final int KILL = 1;

    @Option(names = "--node", required = true, paramLabel = "NAME", description = "Node to kill; the firm kills all.")
    private String node;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "In words, at most 48 characters.")
    private String reason;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "trader, risk, risk_officer or operations (default: ${DEFAULT-VALUE}).")
    private Role role = Role.RISK;

    /** Made by the command line. */
    public KillCommand() {}

    @Override
    int run(final OperatorSession session) throws JsonProcessingException {
        requirePerson();
        final NodeView scope = session.node(node);
        return decide(
                session,
                "kill",
                node,
                Command.of(KILL, scope.id(), session.newRequestId(), role.code(), person, reason));
    }
}
