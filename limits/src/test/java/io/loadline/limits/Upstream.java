package io.loadline.limits;

import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.FillDecoder;
import io.loadline.codec.input.InstrumentStateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.codec.input.TradeUpdateDecoder;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.RiskModel;
import org.agrona.DirectBuffer;

/**
 * Stands for the stages ahead of limits. A trade sets the mark of its instrument, an instrument state makes it stale, and everything else
 * follows by the plainest arithmetic: VaR is 2% of the gross exposure, expected shortfall 2.5%, liquidity cost 0.1%.
 */
final class Upstream {
    static final double HALF_SPREAD = 0.0005;

    private final RiskModel model;
    private final double[] mark;
    private final int[] quality;
    private final double[][] position;
    private final double[][] cost;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeUpdateDecoder trade = new TradeUpdateDecoder();
    private final InstrumentStateDecoder state = new InstrumentStateDecoder();
    private final FillDecoder fill = new FillDecoder();
    private final OrderRequestDecoder order = new OrderRequestDecoder();

    Upstream(final RiskModel model) {
        this.model = model;
        final int instruments = model.instruments().size();
        mark = new double[instruments];
        quality = new int[instruments];
        position = new double[model.tree().size()][instruments];
        cost = new double[model.tree().size()][instruments];
        for (int i = 0; i < instruments; i++) {
            mark[i] = Double.NaN;
            quality[i] = Quality.NO_PRICE;
        }
        for (final OpeningPosition opening : model.positions()) {
            trade(
                    opening.account(),
                    opening.instrument(),
                    Scale.quantity(opening.quantity()),
                    Scale.price(opening.averagePrice()));
        }
    }

    private void trade(final int account, final int instrument, final double quantity, final double price) {
        for (final int node : model.tree().path(account)) {
            position[node][instrument] += quantity;
            cost[node][instrument] += quantity * price;
        }
    }

    double mark(final int instrument) {
        return mark[instrument];
    }

    double position(final int node, final int instrument) {
        return position[node][instrument];
    }

    void run(final RiskEvent event) {
        event.book.reset();
        event.pricing.reset();
        final DirectBuffer input = event.input;
        header.wrap(input, 0);
        final int body = MessageHeaderDecoder.ENCODED_LENGTH;
        switch (event.templateId) {
            case EpochStartDecoder.TEMPLATE_ID -> {
                for (int i = 0; i < mark.length; i++) {
                    quality[i] |= Quality.STALE;
                }
                touchAll(event);
            }
            case TradeUpdateDecoder.TEMPLATE_ID -> {
                trade.wrap(input, body, header.blockLength(), header.version());
                market(event, trade.instrumentId(), Scale.price(trade.price()), Quality.GOOD);
            }
            case InstrumentStateDecoder.TEMPLATE_ID -> {
                state.wrap(input, body, header.blockLength(), header.version());
                market(event, state.instrumentId(), mark[state.instrumentId()], Quality.STALE);
            }
            case FillDecoder.TEMPLATE_ID -> {
                fill.wrap(input, body, header.blockLength(), header.version());
                if (knows(fill.accountNode(), fill.instrumentId())) {
                    onFill(event);
                }
            }
            case OrderRequestDecoder.TEMPLATE_ID -> {
                order.wrap(input, body, header.blockLength(), header.version());
                if (knows(order.accountNode(), order.instrumentId())) {
                    onOrder(event);
                }
            }
            default -> {}
        }
    }

    private boolean knows(final int account, final int instrument) {
        return model.tree().isAccount(account) && instrument >= 0 && instrument < mark.length;
    }

    private void market(final RiskEvent event, final int instrument, final double price, final int bits) {
        final PricingSection pricing = event.pricing;
        pricing.reasons = PricingSection.MARK;
        pricing.markBefore = mark[instrument];
        mark[instrument] = price;
        quality[instrument] = !Double.isNaN(price) ? bits : bits | Quality.NO_PRICE;
        describe(event, instrument);
        for (int node = model.tree().size() - 1; node >= 0; node--) {
            if (position[node][instrument] != 0) {
                touch(event, node, instrument, 0);
            }
        }
    }

    private void onFill(final RiskEvent event) {
        final int account = fill.accountNode();
        final int instrument = fill.instrumentId();
        final double quantity = Scale.quantity(fill.quantity()) * (fill.side() == 1 ? 1 : -1);
        trade(account, instrument, quantity, Scale.price(fill.price()));
        event.pricing.reasons = PricingSection.FILL;
        event.pricing.account = account;
        event.pricing.markBefore = mark[instrument];
        describe(event, instrument);
        for (final int node : model.tree().path(account)) {
            touch(event, node, instrument, quantity);
        }
    }

    private void onOrder(final RiskEvent event) {
        final int account = order.accountNode();
        final int instrument = order.instrumentId();
        final double quantity = Scale.quantity(order.quantity()) * (order.side() == 1 ? 1 : -1);
        event.pricing.reasons = PricingSection.ORDER;
        event.pricing.account = account;
        event.pricing.markBefore = mark[instrument];
        describe(event, instrument);
        for (final int node : model.tree().path(account)) {
            final int index = event.pricing.count;
            touch(event, node, instrument, 0);
            final double held = position[node][instrument];
            final double after = gross(node) + (Math.abs(held + quantity) - Math.abs(held)) * mark[instrument];
            event.risk.setAfter(index, 0.02 * after, 0.025 * after);
            event.liquidity.setAfter(index, 0.001 * after);
        }
    }

    private void describe(final RiskEvent event, final int instrument) {
        final PricingSection pricing = event.pricing;
        pricing.instrument = instrument;
        pricing.mark = mark[instrument];
        pricing.markQuality = quality[instrument];
        pricing.unitLinear = mark[instrument];
        pricing.unitLinearBefore = pricing.markBefore;
        pricing.fxRate = 1;
        event.book.instrument = instrument;
        event.book.quality = quality[instrument];
        if (!Double.isNaN(mark[instrument])) {
            event.book.bidPrice = Scale.toPrice(mark[instrument] * (1 - HALF_SPREAD));
            event.book.askPrice = Scale.toPrice(mark[instrument] * (1 + HALF_SPREAD));
        }
    }

    private void touchAll(final RiskEvent event) {
        event.pricing.reasons = PricingSection.QUALITY;
        for (int node = model.tree().size() - 1; node >= 0; node--) {
            touch(event, node, -1, 0);
        }
    }

    private void touch(final RiskEvent event, final int node, final int instrument, final double change) {
        final PricingSection pricing = event.pricing;
        final int index = pricing.count;
        double pnl = 0;
        double net = 0;
        int stale = 0;
        int bits = 0;
        for (int i = 0; i < mark.length; i++) {
            if (!Double.isNaN(mark[i])) {
                pnl += position[node][i] * mark[i] - cost[node][i];
                net += position[node][i] * mark[i];
            }
            if (position[node][i] != 0 && quality[i] != 0) {
                stale++;
                bits |= quality[i];
            }
        }
        final double gross = gross(node);
        final double held = instrument < 0 ? 0 : position[node][instrument];
        pricing.add(node, held, held - change, 0, pnl, pnl - HALF_SPREAD * gross, gross, net, stale, bits);
        event.risk.set(index, 0.015 * gross, 0.02 * gross, 0.03 * gross, 0.025 * gross, 0.026 * gross);
        event.liquidity.set(index, 0.001 * gross, 0.002 * gross, 1);
    }

    private double gross(final int node) {
        double gross = 0;
        for (int i = 0; i < mark.length; i++) {
            if (!Double.isNaN(mark[i])) {
                gross += Math.abs(position[node][i]) * mark[i];
            }
        }
        return gross;
    }
}
