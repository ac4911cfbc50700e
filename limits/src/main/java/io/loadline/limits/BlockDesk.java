package io.loadline.limits;

import org.agrona.concurrent.status.AtomicCounter;

/** Blocks and reduce-only states that persons set. One person sets them, at once; another with a risk role lifts them. */
final class BlockDesk {
    private final NodeStates states;
    private final DecisionWriter writer;
    private final NodeData data;
    private final AtomicCounter alerts;
    private final long[] heldByFirst;
    private final long[] heldBySecond;

    BlockDesk(
            final NodeStates states,
            final DecisionWriter writer,
            final NodeData data,
            final AtomicCounter alerts,
            final int nodes) {
        this.states = states;
        this.writer = writer;
        this.data = data;
        this.alerts = alerts;
        heldByFirst = new long[nodes];
        heldBySecond = new long[nodes];
    }

    /** Sets a state; never a milder one than is set already. */
    void hold(final int node, final int state, final Person person, final CommandAnswer answer) {
        final int before = states.part(node, NodeStates.PERSON);
        answer.values(before, Math.max(before, state));
        if (state <= before) {
            return;
        }
        states.set(node, NodeStates.PERSON, state);
        heldByFirst[node] = person.first();
        heldBySecond[node] = person.second();
        alert(node, Ladder.alertSeverity(state), before, state);
        writer.urgent();
    }

    void release(final int node, final int role, final Person person, final CommandAnswer answer) {
        final int before = states.part(node, NodeStates.PERSON);
        answer.values(before, Ladder.ENABLED);
        if (before == Ladder.ENABLED) {
            answer.refuse(OperatorCommands.STATE);
        } else if (role != OperatorCommands.RISK && role != OperatorCommands.RISK_OFFICER) {
            answer.refuse(OperatorCommands.ROLE);
        } else if (person.isBlank()) {
            answer.refuse(OperatorCommands.VALUE);
        } else if (person.is(heldByFirst[node], heldBySecond[node])) {
            answer.refuse(OperatorCommands.SAME_PERSON);
        } else {
            states.set(node, NodeStates.PERSON, Ladder.ENABLED);
            alert(node, 0, before, Ladder.ENABLED);
        }
    }

    private void alert(final int node, final int severity, final double before, final double value) {
        alerts.increment();
        writer.alert(node, Control.PERSON, 0, severity, data.quality(node), before, value, 0);
    }
}
