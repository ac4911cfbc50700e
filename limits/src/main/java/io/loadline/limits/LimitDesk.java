package io.loadline.limits;

import io.loadline.codec.input.OperatorCommandDecoder;

/**
 * Changes of limits that hold for all instruments of a node. Lowering needs one person with a risk role and acts at once; raising, and the
 * first limit of a node that has none, waits for a risk officer who is another person.
 */
final class LimitDesk {
    private final WatchedLimits watched;
    private final OrderLimits orderLimits;
    private final NodeMonitor monitor;
    private final DecisionWriter writer;
    private final LimitsSettings settings;
    private final PendingRaises raises = new PendingRaises();

    LimitDesk(
            final WatchedLimits watched,
            final OrderLimits orderLimits,
            final NodeMonitor monitor,
            final DecisionWriter writer,
            final LimitsSettings settings) {
        this.watched = watched;
        this.orderLimits = orderLimits;
        this.monitor = monitor;
        this.writer = writer;
        this.settings = settings;
    }

    void set(final OperatorCommandDecoder command, final Person person, final CommandAnswer answer) {
        final int node = command.node();
        final int control = command.control();
        final int metric = command.metric();
        final double value = command.value();
        final double before = current(node, control, metric);
        answer.values(before, before);
        if (command.role() != OperatorCommands.RISK && command.role() != OperatorCommands.RISK_OFFICER) {
            answer.refuse(OperatorCommands.ROLE);
        } else if (!known(control, metric)
                || !(value >= 0 && value <= Double.MAX_VALUE)
                || person.isBlank()
                || command.requestId() == 0) {
            answer.refuse(OperatorCommands.VALUE);
        } else if (raises(node, before, value)) {
            ask(command, person, answer);
        } else {
            apply(node, control, metric, value);
            answer.values(before, value);
        }
    }

    private void ask(final OperatorCommandDecoder command, final Person person, final CommandAnswer answer) {
        final int earlier = raises.find(command.requestId(), command.node());
        if (earlier != PendingRaises.NONE) {
            answer.refuse(OperatorCommands.STATE);
            return;
        }
        raises.add(
                command.requestId(),
                command.node(),
                command.control(),
                command.metric(),
                command.value(),
                person,
                writer.nowNs() + settings.resetExpiryNs());
        answer.pending();
    }

    void approve(final OperatorCommandDecoder command, final Person person, final CommandAnswer answer) {
        final int node = command.node();
        final int row = raises.find(command.requestId(), node);
        if (row == PendingRaises.NONE) {
            answer.refuse(OperatorCommands.UNKNOWN_REQUEST);
            return;
        }
        final double before = current(node, raises.control(row), raises.metric(row));
        answer.values(before, before);
        if (command.role() != OperatorCommands.RISK_OFFICER) {
            answer.refuse(OperatorCommands.ROLE);
        } else if (person.isBlank()) {
            answer.refuse(OperatorCommands.VALUE);
        } else if (raises.askedBy(row, person)) {
            answer.refuse(OperatorCommands.SAME_PERSON);
        } else if (raises.expired(row, writer.nowNs())) {
            raises.close(row);
            answer.refuse(OperatorCommands.EXPIRED);
        } else {
            raises.close(row);
            apply(node, raises.control(row), raises.metric(row), raises.value(row));
            answer.values(before, raises.value(row));
        }
    }

    // No limit is the highest of all; but a node that has none may not trade, so its first one lets it.
    private boolean raises(final int node, final double before, final double value) {
        return value > before || (value > 0 && !orderLimits.enabled(node));
    }

    private static boolean known(final int control, final int metric) {
        return WatchedLimits.slotOf(control, metric) >= 0 || OrderLimits.kindOf(control, metric) >= 0;
    }

    private double current(final int node, final int control, final int metric) {
        final int slot = WatchedLimits.slotOf(control, metric);
        if (slot >= 0) {
            return watched.set(node * WatchedLimits.SLOTS + slot);
        }
        final int kind = OrderLimits.kindOf(control, metric);
        return kind >= 0 ? orderLimits.ofNode(node, kind) : Double.NaN;
    }

    private void apply(final int node, final int control, final int metric, final double value) {
        if (value > 0) {
            orderLimits.enable(node);
        }
        final int slot = WatchedLimits.slotOf(control, metric);
        if (slot >= 0) {
            watched.set(node * WatchedLimits.SLOTS + slot, value);
            monitor.limitSet(node * WatchedLimits.SLOTS + slot);
        } else {
            orderLimits.ofNode(node, OrderLimits.kindOf(control, metric), value);
        }
    }
}
