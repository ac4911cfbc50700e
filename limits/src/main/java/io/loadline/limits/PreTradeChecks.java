package io.loadline.limits;

import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.VarSection;
import io.loadline.core.model.PortfolioTree;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The controls that hold an order against a number: C01 to C05, C09, C10 and C13. Each is evaluated at every node of the path; the smallest
 * limit, or the node that fails first from the account upwards, decides.
 */
final class PreTradeChecks {
    private static final int NO_REFERENCE =
            Quality.STALE | Quality.CROSSED | Quality.ONE_SIDED | Quality.HALTED | Quality.NO_PRICE | Quality.AGED;

    private final PortfolioTree tree;
    private final OrderTerms terms;
    private final OrderLimits orderLimits;
    private final WatchedLimits watched;
    private final OpenOrders orders;
    private final SentValueWindows windows;
    private final LimitsSettings settings;
    private final DecisionWriter writer;
    private final AtomicCounter alerts;

    PreTradeChecks(
            final PortfolioTree tree,
            final OrderTerms terms,
            final OrderLimits orderLimits,
            final WatchedLimits watched,
            final OpenOrders orders,
            final SentValueWindows windows,
            final LimitsSettings settings,
            final DecisionWriter writer,
            final AtomicCounter alerts) {
        this.tree = tree;
        this.terms = terms;
        this.orderLimits = orderLimits;
        this.watched = watched;
        this.orders = orders;
        this.windows = windows;
        this.settings = settings;
        this.writer = writer;
        this.alerts = alerts;
    }

    /** C01 of an order whose identifiers are known. */
    void permission(final OrderRequestDecoder request, final int replaced, final OrderVerdict verdict) {
        final int account = request.accountNode();
        final int instrument = request.instrumentId();
        boolean listed = orderLimits.enabled(account);
        for (final int node : tree.path(account)) {
            listed &= allows(node, OrderLimits.PERMISSION, instrument)
                    && allows(node, OrderLimits.PERMISSION_BUY + request.side() - OrderGate.BUY, instrument);
        }
        if (!listed) {
            verdict.fail(Control.PERMISSION, 0, 0);
        }
        if (request.kind() == OrderGate.REPLACE && !replaceable(request, replaced)) {
            verdict.fail(Control.PERMISSION, 0, 0);
        }
        if (orders.full()) {
            verdict.fail(Control.PERMISSION, orders.size(), orders.capacity());
        }
    }

    private boolean allows(final int node, final int kind, final int instrument) {
        return !(orderLimits.limit(node, kind, instrument) <= 0);
    }

    private boolean replaceable(final OrderRequestDecoder request, final int row) {
        return row != OpenOrders.NONE
                && orders.account(row) == request.accountNode()
                && orders.instrument(row) == request.instrumentId()
                && orders.isBuy(row) == (request.side() == OrderGate.BUY)
                && !orders.inReplacement(row);
    }

    void evaluate(final RiskEvent event, final OrderNumbers order, final OrderVerdict verdict) {
        final double band = band(order);
        order.widen(band);
        quantity(order, verdict);
        value(order, verdict);
        collar(event, order, band, verdict);
        window(order, verdict);
        position(event, order, verdict);
        exposure(event, order, verdict);
        valueAtRisk(event, order, verdict);
    }

    private double smallest(final OrderNumbers order, final int kind) {
        double smallest = Double.NaN;
        for (final int node : tree.path(order.account())) {
            smallest = OrderLimits.smaller(
                    smallest, orderLimits.limit(node, kind, order.instrument()) * watched.scale(node));
        }
        return smallest;
    }

    private void quantity(final OrderNumbers order, final OrderVerdict verdict) {
        final double limit =
                OrderLimits.smaller(smallest(order, OrderLimits.QUANTITY), terms.volumeLimit(order.instrument()));
        if (!(order.quantity() <= limit)) {
            verdict.fail(Control.ORDER_QUANTITY, order.quantity(), limit);
        }
    }

    private void value(final OrderNumbers order, final OrderVerdict verdict) {
        final double limit = smallest(order, OrderLimits.VALUE);
        // A value that is not finite could not be counted in the windows either, so it fails where no limit is set too.
        if (!(order.value() <= (!Double.isNaN(limit) ? limit : Double.MAX_VALUE))) {
            verdict.fail(Control.ORDER_VALUE, order.value(), limit);
        }
    }

    private double band(final OrderNumbers order) {
        final double set = smallest(order, OrderLimits.BAND);
        return !Double.isNaN(set) ? set : terms.defaultBand(order.instrument());
    }

    private static void collar(
            final RiskEvent event, final OrderNumbers order, final double band, final OrderVerdict verdict) {
        final double reference = event.pricing.mark;
        final double distance = Math.abs(order.price() - reference);
        final boolean valid = (event.pricing.markQuality & NO_REFERENCE) == 0;
        if (!valid || !(distance <= band * Math.abs(reference))) {
            verdict.fail(Control.COLLAR, valid ? distance / Math.abs(reference) : Double.NaN, band);
        }
    }

    private void window(final OrderNumbers order, final OrderVerdict verdict) {
        for (final int node : tree.path(order.account())) {
            final double perOrder = orderLimits.ofNode(node, OrderLimits.VALUE);
            final double limit1s = windowLimit(node, OrderLimits.WINDOW_1S, perOrder * settings.windowMultiple1s());
            final double limit60s = windowLimit(node, OrderLimits.WINDOW_60S, perOrder * settings.windowMultiple60s());
            if (!Double.isNaN(limit1s)) {
                within(windows.oneSecond(node, writer.nowNs()) + order.value(), limit1s, verdict);
            }
            if (!Double.isNaN(limit60s)) {
                within(windows.sixtySeconds(node, writer.nowNs()) + order.value(), limit60s, verdict);
            }
        }
    }

    private double windowLimit(final int node, final int kind, final double derived) {
        final double set = orderLimits.ofNode(node, kind);
        return (!Double.isNaN(set) ? set : derived) * watched.scale(node);
    }

    private static void within(final double total, final double limit, final OrderVerdict verdict) {
        if (!(total <= limit)) {
            verdict.fail(Control.WINDOW_VALUE, total, limit);
        }
    }

    private void position(final RiskEvent event, final OrderNumbers order, final OrderVerdict verdict) {
        final int[] path = tree.path(order.account());
        for (int i = 0; i < path.length; i++) {
            final double limit =
                    orderLimits.limit(path[i], OrderLimits.POSITION, order.instrument()) * watched.scale(path[i]);
            if (overflows(path[i], order)) {
                verdict.fail(Control.POSITION, Double.POSITIVE_INFINITY, limit);
            } else if (!Double.isNaN(limit)) {
                final double after = worstCase(event, i, path[i], order, order.added());
                final double now = worstCase(event, i, path[i], order, 0);
                // What does not make the worst case worse passes above the limit too, or nobody could get below it
                // again.
                if (!(after <= limit || after <= now)) {
                    verdict.fail(Control.POSITION, after, limit);
                }
            }
        }
    }

    private boolean overflows(final int node, final OrderNumbers order) {
        final OpenQuantities open = orders.quantities();
        final long side = order.buy() ? open.buys(node, order.instrument()) : open.sells(node, order.instrument());
        return side + order.quantityMantissa() < 0;
    }

    private double worstCase(
            final RiskEvent event, final int i, final int node, final OrderNumbers order, final double added) {
        if (i >= event.pricing.count) {
            return Double.NaN;
        }
        final OpenQuantities open = orders.quantities();
        final double held = event.pricing.quantity(i);
        final double buys = Scale.quantity(open.buys(node, order.instrument())) + (order.buy() ? added : 0);
        final double sells = Scale.quantity(open.sells(node, order.instrument())) + (order.buy() ? 0 : added);
        return Math.max(Math.abs(held + buys), Math.abs(held - sells));
    }

    /** Raises an alert where the accepted order carries the worst-case position of a node over a band of its limit. */
    void announcePosition(final RiskEvent event, final OrderNumbers order) {
        final int[] path = tree.path(order.account());
        for (int i = 0; i < path.length; i++) {
            final double limit =
                    orderLimits.limit(path[i], OrderLimits.POSITION, order.instrument()) * watched.scale(path[i]);
            if (!Double.isNaN(limit)) {
                final double now = worstCase(event, i, path[i], order, 0);
                final double after = worstCase(event, i, path[i], order, order.added());
                if (ThresholdTable.band(after / limit) > ThresholdTable.band(now / limit)) {
                    alerts.increment();
                    writer.alert(path[i], Control.POSITION, 0, 1, event.pricing.quality[i], now, after, limit);
                }
            }
        }
    }

    private void exposure(final RiskEvent event, final OrderNumbers order, final OrderVerdict verdict) {
        final PricingSection pricing = event.pricing;
        final int[] path = tree.path(order.account());
        for (int i = 0; i < path.length && i < pricing.count; i++) {
            final double held = pricing.quantity(i);
            final double change = Math.abs(held + order.signedQuantity()) - Math.abs(held);
            final double gross = pricing.grossExposure(i);
            final double net = pricing.netExposure(i);
            after(path[i], WatchedLimits.GROSS, gross, gross + change * Math.abs(order.unitDelta()), verdict);
            after(
                    path[i],
                    WatchedLimits.NET,
                    Math.abs(net),
                    Math.abs(net + order.signedQuantity() * order.unitDelta()),
                    verdict);
        }
    }

    private void valueAtRisk(final RiskEvent event, final OrderNumbers order, final OrderVerdict verdict) {
        final VarSection risk = event.risk;
        final int[] path = tree.path(order.account());
        for (int i = 0; i < path.length && i < event.pricing.count; i++) {
            final double cost = event.liquidity.cost(i);
            final double afterCost = event.liquidity.afterCost(i);
            after(path[i], WatchedLimits.VAR_99, risk.var99(i), risk.afterVar99(i), verdict);
            after(path[i], WatchedLimits.ES_975, risk.es975(i), risk.afterEs975(i), verdict);
            after(path[i], WatchedLimits.LVAR_99, risk.var99(i) + cost, risk.afterVar99(i) + afterCost, verdict);
        }
    }

    private void after(
            final int node, final int slot, final double now, final double then, final OrderVerdict verdict) {
        final int index = node * WatchedLimits.SLOTS + slot;
        if (watched.present(index)) {
            final double limit = watched.limit(index);
            if (!(then <= limit || then <= now)) {
                verdict.fail(WatchedLimits.control(index), then, limit);
            }
        }
    }
}
