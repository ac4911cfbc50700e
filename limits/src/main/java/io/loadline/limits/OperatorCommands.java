package io.loadline.limits;

import io.loadline.codec.input.OperatorCommandDecoder;
import io.loadline.core.model.PortfolioTree;
import org.agrona.DirectBuffer;

/** Receives what persons command, decides whether they may, and answers each command, refused or not. */
final class OperatorCommands {
    static final int DONE = 0;
    static final int PENDING = 1;
    static final int REFUSED = 2;

    static final int NO_REFUSAL = 0;
    static final int ROLE = 1;
    static final int SAME_PERSON = 2;
    static final int STATE = 3;
    static final int UNKNOWN_NODE = 4;
    static final int UNKNOWN_REQUEST = 5;
    static final int EXPIRED = 6;
    static final int CAUSE_NOT_CLEARED = 7;
    static final int VALUE = 8;
    static final int ORDERS_UNKNOWN = 9;

    static final int TRADER = 1;
    static final int RISK = 2;
    static final int RISK_OFFICER = 3;
    static final int OPERATIONS = 4;

    private static final int KILL = 1;
    private static final int REQUEST_RESET = 2;
    private static final int APPROVE_RESET = 3;
    private static final int SET_LIMIT = 4;
    private static final int APPROVE_LIMIT = 5;
    private static final int BLOCK = 6;
    private static final int UNBLOCK = 7;
    private static final int REDUCE_ONLY = 8;

    private final PortfolioTree tree;
    private final ResetDesk resets;
    private final LimitDesk limitDesk;
    private final BlockDesk blocks;
    private final NodeMonitor monitor;
    private final DecisionWriter writer;
    private final OperatorCommandDecoder command = new OperatorCommandDecoder();
    private final CommandAnswer answer = new CommandAnswer();
    private final Person person = new Person();

    OperatorCommands(
            final PortfolioTree tree,
            final ResetDesk resets,
            final LimitDesk limitDesk,
            final BlockDesk blocks,
            final NodeMonitor monitor,
            final DecisionWriter writer) {
        this.tree = tree;
        this.resets = resets;
        this.limitDesk = limitDesk;
        this.blocks = blocks;
        this.monitor = monitor;
        this.writer = writer;
    }

    void onCommand(final DirectBuffer buffer, final int body, final int blockLength, final int version) {
        command.wrap(buffer, body, blockLength, version);
        person.read(buffer, body);
        answer.reset();
        final int node = command.node();
        if (node < 0 || node >= tree.size()) {
            answer.refuse(UNKNOWN_NODE);
        } else if (command.role() < TRADER || command.role() > OPERATIONS) {
            answer.refuse(ROLE);
        } else {
            dispatch(buffer, body);
            monitor.publish(node);
        }
        writer.commandResult(command, person, answer.result(), answer.refusal(), answer.before(), answer.after());
    }

    private void dispatch(final DirectBuffer buffer, final int body) {
        switch (command.command()) {
            case KILL -> resets.kill(command, person, buffer, body, answer);
            case REQUEST_RESET -> resets.request(command, person, buffer, body, answer);
            case APPROVE_RESET -> resets.approve(command, person, buffer, body, answer);
            case SET_LIMIT -> limitDesk.set(command, person, answer);
            case APPROVE_LIMIT -> limitDesk.approve(command, person, answer);
            case BLOCK -> blocks.hold(command.node(), Ladder.BLOCKED, person, answer);
            case REDUCE_ONLY -> blocks.hold(command.node(), Ladder.REDUCE_ONLY, person, answer);
            case UNBLOCK -> blocks.release(command.node(), command.role(), person, answer);
            default -> answer.refuse(VALUE);
        }
    }
}
