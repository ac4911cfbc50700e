package io.loadline.limits;

import io.loadline.codec.input.OperatorCommandDecoder;
import org.agrona.DirectBuffer;

/** Kills by persons, and the way back: one person asks, another approves, and every guard that fails closes the latch again. */
final class ResetDesk {
    private final KillSwitch killSwitch;
    private final OpenOrders orders;
    private final WatchedLimits limits;
    private final NodeData data;
    private final DecisionWriter writer;
    private final LimitsSettings settings;
    private final long[] requestIds;
    private final long[] expiryNs;
    private final long[] askedByFirst;
    private final long[] askedBySecond;

    ResetDesk(
            final KillSwitch killSwitch,
            final OpenOrders orders,
            final WatchedLimits limits,
            final NodeData data,
            final DecisionWriter writer,
            final LimitsSettings settings,
            final int nodes) {
        this.killSwitch = killSwitch;
        this.orders = orders;
        this.limits = limits;
        this.data = data;
        this.writer = writer;
        this.settings = settings;
        requestIds = new long[nodes];
        expiryNs = new long[nodes];
        askedByFirst = new long[nodes];
        askedBySecond = new long[nodes];
    }

    void kill(
            final OperatorCommandDecoder command,
            final Person person,
            final DirectBuffer buffer,
            final int body,
            final CommandAnswer answer) {
        final int node = command.node();
        final int before = killSwitch.phase(node);
        answer.values(before, before);
        if (killSwitch.records().knows(node, command.requestId())) {
            // The same kill twice is one kill; one that was released since must be given under a new identifier.
            if (!KillPhase.holds(before)) {
                answer.refuse(OperatorCommands.STATE);
            }
            return;
        }
        killSwitch.records().byPerson(node, command.role(), person, buffer, body);
        killSwitch.trip(node, command.requestId());
        answer.values(before, killSwitch.phase(node));
    }

    void request(
            final OperatorCommandDecoder command,
            final Person person,
            final DirectBuffer buffer,
            final int body,
            final CommandAnswer answer) {
        final int node = command.node();
        final int phase = killSwitch.phase(node);
        answer.values(phase, phase);
        if (command.role() != OperatorCommands.RISK) {
            answer.refuse(OperatorCommands.ROLE);
        } else if (phase != KillPhase.LATCHED) {
            answer.refuse(OperatorCommands.STATE);
        } else if (!complete(command, person, buffer, body)) {
            answer.refuse(OperatorCommands.VALUE);
        } else if (orders.openOf(node) > 0) {
            answer.refuse(OperatorCommands.ORDERS_UNKNOWN);
        } else {
            requestIds[node] = command.requestId();
            expiryNs[node] = writer.nowNs() + settings.resetExpiryNs();
            askedByFirst[node] = person.first();
            askedBySecond[node] = person.second();
            killSwitch.records().signed(node, command.role(), person, buffer, body);
            killSwitch.requestReset(node);
            answer.values(phase, killSwitch.phase(node));
            answer.pending();
        }
    }

    // Who asks shows that the cause was read by naming its sequence.
    private boolean complete(
            final OperatorCommandDecoder command, final Person person, final DirectBuffer buffer, final int body) {
        return !person.isBlank()
                && command.requestId() != 0
                && command.value() == (double) killSwitch.records().causeSequence(command.node())
                && filled(buffer, body + OperatorCommandDecoder.reasonEncodingOffset())
                && filled(buffer, body + OperatorCommandDecoder.incidentEncodingOffset());
    }

    private static boolean filled(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset) > ' ';
    }

    void approve(
            final OperatorCommandDecoder command,
            final Person person,
            final DirectBuffer buffer,
            final int body,
            final CommandAnswer answer) {
        final int node = command.node();
        final int phase = killSwitch.phase(node);
        answer.values(phase, phase);
        if (phase != KillPhase.RESET_PENDING) {
            final boolean late = command.requestId() != 0
                    && command.requestId() == requestIds[node]
                    && writer.nowNs() >= expiryNs[node];
            answer.refuse(late ? OperatorCommands.EXPIRED : OperatorCommands.STATE);
            return;
        }
        final int refusal = refusal(command, person);
        killSwitch.records().signed(node, command.role(), person, buffer, body);
        if (refusal == OperatorCommands.NO_REFUSAL) {
            requestIds[node] = 0;
            killSwitch.approveReset(node);
        } else {
            killSwitch.refuseReset(node);
            answer.refuse(refusal);
        }
        answer.values(phase, killSwitch.phase(node));
    }

    private int refusal(final OperatorCommandDecoder command, final Person person) {
        final int node = command.node();
        if (command.requestId() != requestIds[node]) {
            return OperatorCommands.UNKNOWN_REQUEST;
        }
        if (command.role() != OperatorCommands.RISK_OFFICER) {
            return OperatorCommands.ROLE;
        }
        if (person.isBlank()) {
            return OperatorCommands.VALUE;
        }
        if (person.is(askedByFirst[node], askedBySecond[node])) {
            return OperatorCommands.SAME_PERSON;
        }
        if (orders.openOf(node) > 0) {
            return OperatorCommands.ORDERS_UNKNOWN;
        }
        return data.good(node) && limits.clearForProbation(node)
                ? OperatorCommands.NO_REFUSAL
                : OperatorCommands.CAUSE_NOT_CLEARED;
    }
}
