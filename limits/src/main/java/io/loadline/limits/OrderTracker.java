package io.loadline.limits;

import io.loadline.codec.input.FillDecoder;
import io.loadline.codec.input.OrderReportDecoder;
import io.loadline.core.model.PortfolioTree;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/** Follows open orders by what the venue reports of them, and tells the kill switch when one has ended. */
final class OrderTracker {
    private static final int ACCEPTED = 1;
    private static final int REJECTED = 2;
    private static final int CANCELLED = 3;
    private static final int EXPIRED = 4;

    private final PortfolioTree tree;
    private final OpenOrders orders;
    private final KillSwitch killSwitch;
    private final AtomicCounter unknownReports;
    private final AtomicCounter unknownFills;
    private final OrderReportDecoder report = new OrderReportDecoder();
    private final FillDecoder fill = new FillDecoder();

    OrderTracker(
            final PortfolioTree tree,
            final OpenOrders orders,
            final KillSwitch killSwitch,
            final AtomicCounter unknownReports,
            final AtomicCounter unknownFills) {
        this.tree = tree;
        this.orders = orders;
        this.killSwitch = killSwitch;
        this.unknownReports = unknownReports;
        this.unknownFills = unknownFills;
    }

    void onReport(final DirectBuffer buffer, final int body, final int blockLength, final int version) {
        report.wrap(buffer, body, blockLength, version);
        final int row = orders.find(report.clOrdId());
        if (row == OpenOrders.NONE || orders.account(row) != report.accountNode()) {
            unknownReports.increment();
            return;
        }
        final int account = orders.account(row);
        switch (report.status()) {
            case ACCEPTED -> orders.accepted(row);
            case REJECTED, CANCELLED, EXPIRED -> orders.remove(row);
            // A cancel that was rejected says nothing of the order but that it is not cancelled: a fill or a final
            // report is still to come.
            default -> {
                return;
            }
        }
        ended(account);
    }

    void onFill(final DirectBuffer buffer, final int body, final int blockLength, final int version) {
        fill.wrap(buffer, body, blockLength, version);
        final int row = orders.find(fill.clOrdId());
        if (row == OpenOrders.NONE
                || orders.account(row) != fill.accountNode()
                || orders.instrument(row) != fill.instrumentId()) {
            unknownFills.increment();
            return;
        }
        final int account = orders.account(row);
        orders.filled(row, Math.max(0, fill.quantity()), fill.last() == 1);
        ended(account);
    }

    private void ended(final int account) {
        for (final int node : tree.path(account)) {
            killSwitch.orderEnded(node);
        }
    }
}
