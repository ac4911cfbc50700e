package io.loadline.varengine;

import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.OrderRequestEncoder;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import java.util.Arrays;

/**
 * Stands in for the book and pricing stages: moves marks, rates and positions of a small firm and fills the sections that the risk stages
 * read. Keeps its own books in the plainest way.
 */
final class TradingDay {
    final RiskModel model;
    final RiskEvent event;
    /** Signed mantissa by node and instrument. */
    final long[][] positions;

    final double[] mark;
    final double[] unitValue;
    final double[] unitLinear;
    final double[] unitQuadratic;
    final double[] rate;
    /** Volatility of each option, NaN where the pricing stage tells none. */
    final double[] volatility;

    boolean inCoin;
    boolean isAmerican;
    double spotPerForward = 1;
    private final OrderRequestEncoder order = new OrderRequestEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    TradingDay(final RiskModel model) {
        this.model = model;
        final int instruments = model.instruments().size();
        event = new RiskEvent(model.tree().size());
        positions = new long[model.tree().size()][instruments];
        for (final OpeningPosition position : model.positions()) {
            for (final int node : model.tree().path(position.account())) {
                positions[node][position.instrument()] += position.quantity();
            }
        }
        mark = new double[instruments];
        Arrays.fill(mark, Double.NaN);
        unitValue = new double[instruments];
        unitLinear = new double[instruments];
        unitQuadratic = new double[instruments];
        volatility = new double[instruments];
        Arrays.fill(volatility, Double.NaN);
        rate = new double[model.currencies().size()];
        for (int c = 0; c < rate.length; c++) {
            rate[c] = c == model.baseCurrency() ? 1 : model.currencies().get(c).initialRate();
        }
    }

    private void begin() {
        event.sequence++;
        event.ingressTimeNs += 1_000_000;
        event.book.reset();
        event.pricing.reset();
    }

    /** A good book of an instrument, whose mid becomes its mark. */
    RiskEvent quote(final int id, final double mid, final double halfSpread, final double depth) {
        return quote(id, mid, halfSpread, depth, depth, Quality.GOOD);
    }

    RiskEvent quote(
            final int id,
            final double mid,
            final double halfSpread,
            final double bidDepth,
            final double askDepth,
            final int quality) {
        begin();
        final BookSection book = event.book;
        book.instrument = id;
        book.updated = true;
        book.topChanged = true;
        book.quality = quality;
        book.bidPrice = Scale.toPrice(mid - halfSpread);
        book.askPrice = Scale.toPrice(mid + halfSpread);
        book.bidDepth = Scale.toQuantity(bidDepth);
        book.askDepth = Scale.toQuantity(askDepth);
        if (quality == Quality.GOOD) {
            mark(id, mid);
        } else {
            mark(id, mark[id]);
        }
        return event;
    }

    private void mark(final int id, final double mid) {
        final PricingSection pricing = event.pricing;
        pricing.reasons = PricingSection.MARK;
        before(id);
        mark[id] = mid;
        expose(id, mid);
        for (int c = 0; c < rate.length; c++) {
            if (model.currencies().get(c).rateInstrument() == id && c != model.baseCurrency()) {
                pricing.reasons |= PricingSection.CURRENCY;
                pricing.currency = c;
                pricing.currencyRateBefore = rate[c];
                rate[c] = model.currencies().get(c).inverted() ? 1 / mid : mid;
                pricing.currencyRate = rate[c];
            }
        }
        after(id);
        for (int node = positions.length - 1; node >= 0; node--) {
            if (positions[node][id] != 0 || (pricing.currency >= 0 && holdsCurrency(node, pricing.currency))) {
                add(node, id, positions[node][id]);
            }
        }
    }

    private boolean holdsCurrency(final int node, final int currency) {
        for (int i = 0; i < mark.length; i++) {
            if (positions[node][i] != 0 && model.instruments().get(i).currency() == currency) {
                return true;
            }
        }
        return false;
    }

    private void before(final int id) {
        event.pricing.instrument = id;
        event.pricing.markBefore = mark[id];
        event.pricing.unitValueBefore = unitValue[id];
        event.pricing.unitLinearBefore = unitLinear[id];
        event.pricing.unitQuadraticBefore = unitQuadratic[id];
    }

    private void after(final int id) {
        event.pricing.mark = mark[id];
        event.pricing.unitValue = unitValue[id];
        event.pricing.unitLinear = unitLinear[id];
        event.pricing.unitQuadratic = unitQuadratic[id];
        final Instrument instrument = model.instruments().get(id);
        if (instrument.option() != null && volatility[id] > 0) {
            event.pricing.optionForward = mark[instrument.option().underlyingId()];
            event.pricing.optionVolatility = volatility[id];
            event.pricing.optionInCoin = inCoin;
            event.pricing.optionIsAmerican = isAmerican;
            event.pricing.optionSpotPerForward = spotPerForward;
        }
        event.pricing.fxRate = rate[model.instruments().get(id).currency()];
    }

    private void expose(final int id, final double mid) {
        final Instrument instrument = model.instruments().get(id);
        final double value = mid * instrument.multiplier();
        unitValue[id] = instrument.margined() ? 0 : value;
        if (instrument.inverse()) {
            unitLinear[id] = instrument.multiplier() / mid;
        } else if (instrument.option() == null) {
            final boolean log = model.history().kinds().get(instrument.historyColumn()) == ReturnKind.LOG;
            unitLinear[id] = log ? value : instrument.multiplier();
        } else {
            unitLinear[id] = 4 * value;
            unitQuadratic[id] = 9 * value;
        }
    }

    private void add(final int node, final int id, final long quantityBefore) {
        event.pricing.add(
                node,
                Scale.quantity(positions[node][id]),
                Scale.quantity(quantityBefore),
                0,
                0,
                0,
                0,
                0,
                0,
                Quality.GOOD);
    }

    RiskEvent fill(final int account, final int id, final double quantity) {
        begin();
        event.book.instrument = id;
        event.book.quality = Quality.GOOD;
        event.book.bidDepth = Scale.toQuantity(1);
        event.book.askDepth = Scale.toQuantity(1);
        event.pricing.reasons = PricingSection.FILL;
        event.pricing.account = account;
        before(id);
        after(id);
        for (final int node : model.tree().path(account)) {
            final long before = positions[node][id];
            positions[node][id] += Scale.toQuantity(quantity);
            add(node, id, before);
        }
        return event;
    }

    /** Asks for a verdict on buying (or, with a negative quantity, selling). */
    RiskEvent order(final int account, final int id, final double quantity) {
        begin();
        event.pricing.reasons = PricingSection.ORDER;
        event.pricing.account = account;
        before(id);
        after(id);
        for (final int node : model.tree().path(account)) {
            add(node, id, positions[node][id]);
        }
        order.wrapAndApplyHeader(event.input, 0, header)
                .accountNode(account)
                .instrumentId(id)
                .side((short) (quantity < 0 ? 2 : 1))
                .kind((short) 1)
                .quantity(Scale.toQuantity(Math.abs(quantity)));
        return event;
    }

    /** An event that lists all nodes and changes nothing. */
    RiskEvent look() {
        begin();
        event.pricing.reasons = PricingSection.QUALITY;
        for (int node = positions.length - 1; node >= 0; node--) {
            event.pricing.add(node, 0, 0, 0, 0, 0, 0, 0, 0, Quality.GOOD);
        }
        return event;
    }
}
