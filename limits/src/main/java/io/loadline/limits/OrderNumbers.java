package io.loadline.limits;

import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.core.Scale;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;

/** The numbers of the order at hand, read once and held against every node of its path. Quantities in units, values in base currency. */
final class OrderNumbers {
    private int account;
    private int instrument;
    private boolean buy;
    private boolean market;
    private double quantity;
    private long quantityMantissa;
    private double added;
    private double price;
    private double value;
    private double unitDelta;
    private boolean reduces;

    void read(
            final RiskEvent event,
            final OrderRequestDecoder request,
            final OrderTerms terms,
            final OpenOrders orders,
            final int replaced) {
        account = request.accountNode();
        instrument = request.instrumentId();
        buy = request.side() == OrderGate.BUY;
        market = request.orderType() == OrderGate.MARKET_ORDER;
        quantityMantissa = request.quantity();
        quantity = Scale.quantity(quantityMantissa);
        added = Scale.quantity(orders.added(quantityMantissa, replaced));
        price = market ? touch(event) : Scale.price(request.price());
        value = quantity * terms.value(instrument, price) * event.pricing.fxRate;
        final PricingSection pricing = event.pricing;
        unitDelta = terms.deltaValue(instrument, pricing.unitLinear) * pricing.fxRate;
        reduces = reduces(pricing, orders.quantities());
    }

    private double touch(final RiskEvent event) {
        if (event.book.instrument != instrument) {
            return Double.NaN;
        }
        return Scale.price(buy ? event.book.askPrice : event.book.bidPrice);
    }

    // Orders that are open on the same side count first: together they may not carry the position through zero.
    private boolean reduces(final PricingSection pricing, final OpenQuantities open) {
        if (pricing.count == 0) {
            return false;
        }
        final double position = pricing.quantity(0);
        return buy
                ? position < 0 && Scale.quantity(open.buys(account, instrument)) + added <= -position
                : position > 0 && Scale.quantity(open.sells(account, instrument)) + added <= position;
    }

    int account() {
        return account;
    }

    int instrument() {
        return instrument;
    }

    boolean buy() {
        return buy;
    }

    boolean market() {
        return market;
    }

    /** @return order quantity, positive */
    double quantity() {
        return quantity;
    }

    /** @return order quantity, mantissa of 1e-8 */
    long quantityMantissa() {
        return quantityMantissa;
    }

    /** @return quantity by which the order raises what is open: less than its own where it replaces one */
    double added() {
        return added;
    }

    /** @return order quantity, negative for a sale */
    double signedQuantity() {
        return buy ? quantity : -quantity;
    }

    /** @return limit price, or the touch a market order would meet; NaN where there is none */
    double price() {
        return price;
    }

    /** @return value at that price, positive */
    double value() {
        return value;
    }

    /** Prices a market order at the far edge of the band it may trade in. */
    void widen(final double band) {
        if (market) {
            value *= 1 + band;
        }
    }

    /** @return delta value of one unit, signed */
    double unitDelta() {
        return unitDelta;
    }

    /** @return true where the order brings the account's position nearer to zero, and not through it */
    boolean reduces() {
        return reduces;
    }
}
