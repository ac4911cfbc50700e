package io.loadline.limits;

import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.core.Scale;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.PortfolioTree;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The verdict on an order, before it goes to a venue. Every control is evaluated, in ascending number with the ladder after C13, and every one
 * that fails is in the answer. An order passes only where a comparison says so: a number that is missing or not finite never passes.
 */
final class OrderGate {
    static final int NEW = 1;
    static final int REPLACE = 2;
    static final int CANCEL = 3;
    static final int BUY = 1;
    static final int SELL = 2;
    static final int LIMIT_ORDER = 1;
    static final int MARKET_ORDER = 2;

    private final PortfolioTree tree;
    private final OrderTerms terms;
    private final DecisionWriter writer;
    private final NodeStates states;
    private final OpenOrders orders;
    private final SentValueWindows windows;
    private final RecentDecisions recent;
    private final PreTradeChecks checks;
    private final StateChecks stateChecks;
    private final NodeData data;
    private final AtomicCounter accepted;
    private final AtomicCounter rejected;
    private final OrderRequestDecoder request = new OrderRequestDecoder();
    private final OrderVerdict verdict = new OrderVerdict();
    private final OrderNumbers numbers = new OrderNumbers();

    OrderGate(
            final PortfolioTree tree,
            final OrderTerms terms,
            final DecisionWriter writer,
            final NodeStates states,
            final OpenOrders orders,
            final SentValueWindows windows,
            final RecentDecisions recent,
            final PreTradeChecks checks,
            final StateChecks stateChecks,
            final NodeData data,
            final AtomicCounter accepted,
            final AtomicCounter rejected) {
        this.tree = tree;
        this.terms = terms;
        this.writer = writer;
        this.states = states;
        this.orders = orders;
        this.windows = windows;
        this.recent = recent;
        this.checks = checks;
        this.stateChecks = stateChecks;
        this.data = data;
        this.accepted = accepted;
        this.rejected = rejected;
    }

    void onOrder(final RiskEvent event, final int body, final int blockLength, final int version) {
        request.wrap(event.input, body, blockLength, version);
        final int account = request.accountNode();
        final boolean known = tree.isAccount(account);
        verdict.reset(known ? states.effective(account) : Ladder.BLOCKED);
        if (request.kind() == CANCEL) {
            cancel();
        } else {
            enter(event, known);
        }
        (verdict.failed() == 0 ? accepted : rejected).increment();
        writer.orderDecision(request, verdict, quality(event, known));
    }

    private int quality(final RiskEvent event, final boolean known) {
        final int ofNode = known ? data.quality(request.accountNode()) : 0;
        return (event.pricing.markQuality | ofNode) & 0xFF;
    }

    /** A cancel passes in every state; one of an order that is not open says so. */
    private void cancel() {
        final int row = orders.find(request.origClOrdId());
        if (row == OpenOrders.NONE || orders.account(row) != request.accountNode()) {
            verdict.fail(Control.PERMISSION, 0, 0);
        }
    }

    private void enter(final RiskEvent event, final boolean known) {
        final long clOrdId = request.clOrdId();
        final long fingerprint = fingerprint();
        final int earlier = recent.find(clOrdId);
        if (earlier != LongToInt.MISSING) {
            repeat(earlier, fingerprint);
            return;
        }
        if (clOrdId == 0 || orders.find(clOrdId) != OpenOrders.NONE) {
            verdict.fail(Control.DUPLICATE, (double) clOrdId, 0);
            return;
        }
        final int replaced = known ? replaced() : OpenOrders.NONE;
        if (wellFormed(known)) {
            checks.permission(request, replaced, verdict);
            numbers.read(event, request, terms, orders, replaced);
            checks.evaluate(event, numbers, verdict);
            stateChecks.evaluate(event, numbers, request.sourceId(), verdict);
        }
        recent.remember(clOrdId, fingerprint, verdict.failed(), verdict.value(), verdict.limit());
        if (verdict.failed() == 0) {
            accept(event, replaced);
        }
    }

    /** Gives the same order the same answer, but never carries it past a state that holds its account now. */
    private void repeat(final int row, final long fingerprint) {
        if (recent.fingerprint(row) != fingerprint) {
            verdict.fail(Control.DUPLICATE, (double) request.clOrdId(), 0);
            return;
        }
        verdict.repeat(recent.failed(row), recent.value(row), recent.limit(row));
        if (verdict.failed() == 0) {
            stateChecks.refuseRepeat(request.accountNode(), verdict);
        }
    }

    private int replaced() {
        return request.kind() == REPLACE ? orders.find(request.origClOrdId()) : OpenOrders.NONE;
    }

    /** Refuses what no later check could read: unknown identifiers and codes, and quantities that are not positive. */
    private boolean wellFormed(final boolean known) {
        final int instrument = request.instrumentId();
        final int side = request.side();
        final int type = request.orderType();
        final int kind = request.kind();
        if (!known
                || instrument < 0
                || instrument >= terms.size()
                || (side != BUY && side != SELL)
                || (type != LIMIT_ORDER && type != MARKET_ORDER)
                || (kind != NEW && kind != REPLACE)) {
            verdict.fail(Control.PERMISSION, 0, 0);
        }
        if (request.quantity() <= 0) {
            verdict.fail(Control.ORDER_QUANTITY, Scale.quantity(request.quantity()), 0);
        }
        return verdict.failed() == 0;
    }

    private void accept(final RiskEvent event, final int replaced) {
        final int account = request.accountNode();
        checks.announcePosition(event, numbers);
        orders.add(
                request.clOrdId(),
                account,
                request.instrumentId(),
                request.sourceId(),
                numbers.buy(),
                request.quantity(),
                replaced);
        for (final int node : tree.path(account)) {
            windows.add(node, writer.nowNs(), numbers.value());
        }
    }

    private long fingerprint() {
        long hash = mix(request.accountNode(), request.instrumentId());
        hash = mix(hash, request.sourceId());
        hash = mix(hash, (((request.side() << Byte.SIZE) | request.kind()) << Byte.SIZE) | request.orderType());
        hash = mix(hash, request.origClOrdId());
        hash = mix(hash, request.quantity());
        return mix(hash, request.price());
    }

    private static long mix(final long hash, final long word) {
        final long mixed = (Long.rotateLeft(hash, 25) ^ word) * 0x8CB9_2BA7_2F3D_8DD7L;
        return mixed ^ (mixed >>> 29);
    }
}
