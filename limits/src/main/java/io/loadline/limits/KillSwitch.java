package io.loadline.limits;

import org.agrona.concurrent.status.AtomicCounter;

/**
 * The kill state machine of every node. A trip blocks, says so, and calls back every order of the scope within the event that caused it; the
 * latch then holds until one person asks for release and another approves. Nothing but a second person opens it: no time, no restart.
 */
final class KillSwitch {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int ALL_SOURCES = 0;
    private static final long ALL_ORDERS = 0;

    private final LimitsSettings settings;
    private final DecisionWriter writer;
    private final NodeStates states;
    private final OpenOrders orders;
    private final WatchedLimits limits;
    private final NodeData data;
    private final KillRecords records;
    private final AtomicCounter kills;
    private final byte[] phase;
    private final long[] deadlineNs;
    private final int[] attempt;
    private long nextDeadlineNs = NEVER;
    private long lastNs;
    private int onProbation;

    KillSwitch(
            final LimitsSettings settings,
            final DecisionWriter writer,
            final NodeStates states,
            final OpenOrders orders,
            final WatchedLimits limits,
            final NodeData data,
            final int nodes,
            final AtomicCounter kills) {
        this.settings = settings;
        this.writer = writer;
        this.states = states;
        this.orders = orders;
        this.limits = limits;
        this.data = data;
        this.kills = kills;
        records = new KillRecords(nodes);
        phase = new byte[nodes];
        deadlineNs = new long[nodes];
        attempt = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            phase[node] = KillPhase.ARMED;
            deadlineNs[node] = NEVER;
        }
    }

    KillRecords records() {
        return records;
    }

    int phase(final int node) {
        return phase[node];
    }

    /** Says a step that is not the switch's own: into and out of recovery. The phase below it stays. */
    void announce(final int node, final int from, final int to) {
        writer.killState(node, from, to, states.own(node), orders.openOf(node), records, data.quality(node));
    }

    /** Trips a node because a limit was reached. */
    void tripByRule(final int node, final int control, final double before, final double value, final double limit) {
        records.byRule(node, control, before, value, limit);
        writer.trip();
        // A rule has no request to name its kill by: its sequence does, with a sign that keeps it apart from those of
        // persons.
        trip(node, -writer.sequence());
    }

    /** Trips a node on a person's word; the cause stands in the records. */
    void trip(final int node, final long killId) {
        final int from = phase[node];
        writer.urgent();
        if (KillPhase.holds(from)) {
            records.join(node, killId, writer.sequence());
            if (from == KillPhase.RESET_PENDING) {
                refuseReset(node);
            } else {
                enter(node, from, from);
            }
            repeatCancels(node);
            return;
        }
        kills.increment();
        endProbation(node);
        records.open(node, killId, writer.sequence());
        states.set(node, NodeStates.LATCH, Ladder.KILLED);
        enter(node, from, KillPhase.TRIPPED);
        writer.alert(
                node,
                records.control(node),
                0,
                Ladder.alertSeverity(Ladder.KILLED),
                data.quality(node),
                records.before(node),
                records.value(node),
                records.limit(node));
        attempt[node] = 0;
        cancel(node);
        enter(node, KillPhase.TRIPPED, KillPhase.CANCELLING);
        due(node, writer.nowNs() + settings.cancelTimeoutNs());
        orderEnded(node);
    }

    /** Latches a node on probation again, because an alert was raised. */
    void relatch(final int node, final int control, final double before, final double value, final double limit) {
        records.byProbation(node, control, before, value, limit);
        endProbation(node);
        writer.urgent();
        records.join(node, -writer.sequence(), writer.sequence());
        states.set(node, NodeStates.LATCH, Ladder.KILLED);
        enter(node, KillPhase.PROBATION, KillPhase.LATCHED);
        attempt[node] = 0;
        cancel(node);
        due(node, orders.openOf(node) == 0 ? NEVER : writer.nowNs() + settings.cancelTimeoutNs());
    }

    /** Moves from LATCHED to RESET_PENDING. */
    void requestReset(final int node) {
        enter(node, KillPhase.LATCHED, KillPhase.RESET_PENDING);
        due(node, writer.nowNs() + settings.resetExpiryNs());
    }

    /** Goes back from RESET_PENDING to LATCHED. */
    void refuseReset(final int node) {
        enter(node, KillPhase.RESET_PENDING, KillPhase.LATCHED);
        due(node, NEVER);
    }

    /** Moves from RESET_PENDING to PROBATION. */
    void approveReset(final int node) {
        states.set(node, NodeStates.LATCH, Ladder.ENABLED);
        rescale(node, settings.probationScale());
        enter(node, KillPhase.RESET_PENDING, KillPhase.PROBATION);
        onProbation++;
        due(node, writer.nowNs() + settings.probationNs());
    }

    /** Says that an order of the node, or of one below it, has ended. */
    void orderEnded(final int node) {
        if (orders.openOf(node) > 0) {
            return;
        }
        if (phase[node] == KillPhase.CANCELLING) {
            due(node, NEVER);
            enter(node, KillPhase.CANCELLING, KillPhase.LATCHED);
        } else if (phase[node] == KillPhase.LATCHED && deadlineNs[node] != NEVER) {
            due(node, NEVER);
            enter(node, KillPhase.LATCHED, KillPhase.LATCHED);
        }
    }

    /** After a restart: a gateway may have lost what it was asked, so cancels that are not confirmed go out again. */
    void repeatCancels(final int node) {
        if (phase[node] == KillPhase.CANCELLING || (phase[node] == KillPhase.LATCHED && orders.openOf(node) > 0)) {
            cancel(node);
        }
    }

    /**
     * Lets time pass.
     *
     * @return true if a node's phase may have changed
     */
    boolean onTime(final long nowNs) {
        final long step = nowNs - lastNs;
        lastNs = nowNs;
        if (onProbation > 0 && step > settings.maxObservedStepNs()) {
            extendProbations(step - settings.maxObservedStepNs());
        }
        if (nowNs < nextDeadlineNs) {
            return false;
        }
        for (int node = 0; node < phase.length; node++) {
            if (deadlineNs[node] <= nowNs) {
                expire(node, nowNs);
            }
        }
        findNextDeadline();
        return true;
    }

    private void expire(final int node, final long nowNs) {
        switch (phase[node]) {
            case KillPhase.CANCELLING -> {
                due(node, nowNs + settings.cancelTimeoutNs());
                enter(node, KillPhase.CANCELLING, KillPhase.LATCHED);
                cancel(node);
            }
            case KillPhase.LATCHED -> {
                due(node, nowNs + settings.cancelTimeoutNs());
                cancel(node);
            }
            case KillPhase.RESET_PENDING -> refuseReset(node);
            default -> {
                endProbation(node);
                enter(node, KillPhase.PROBATION, KillPhase.ARMED);
            }
        }
    }

    private void endProbation(final int node) {
        if (phase[node] == KillPhase.PROBATION) {
            onProbation--;
            rescale(node, 1.0);
            due(node, NEVER);
        }
    }

    private void rescale(final int node, final double factor) {
        limits.scale(node, factor);
        states.set(node, NodeStates.LIMITS, limits.worst(node));
    }

    private void extendProbations(final long unobservedNs) {
        for (int node = 0; node < phase.length; node++) {
            if (phase[node] == KillPhase.PROBATION) {
                deadlineNs[node] += unobservedNs;
            }
        }
        findNextDeadline();
    }

    private void cancel(final int node) {
        final int round = ++attempt[node];
        final long killId = records.killId(node);
        writer.urgent();
        writer.cancelRequest(killId, ALL_ORDERS, node, ALL_SOURCES, round);
        for (int row = 0; row < orders.rows(); row++) {
            if (orders.inScope(row, node)) {
                writer.cancelRequest(killId, orders.clOrdId(row), node, orders.source(row), round);
            }
        }
    }

    private void enter(final int node, final int from, final int to) {
        phase[node] = (byte) to;
        announce(node, from, to);
    }

    private void due(final int node, final long whenNs) {
        deadlineNs[node] = whenNs;
        nextDeadlineNs = Math.min(nextDeadlineNs, whenNs);
    }

    private void findNextDeadline() {
        nextDeadlineNs = NEVER;
        for (final long deadline : deadlineNs) {
            nextDeadlineNs = Math.min(nextDeadlineNs, deadline);
        }
    }
}
