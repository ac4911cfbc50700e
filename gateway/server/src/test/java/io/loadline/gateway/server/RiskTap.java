package io.loadline.gateway.server;

import io.loadline.codec.input.FillDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.Scale;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.RiskModel;
import io.loadline.core.stage.Stage;
import java.util.Arrays;

/** Keeps what a revaluation needs and what the stages said: marks, option exposures, rates, positions, and the last measures of every node. */
final class RiskTap implements Stage {
    private static final int BUY = 1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FillDecoder fill = new FillDecoder();
    private final RiskModel model;
    private final double[] mark;
    private final double[] optionLinear;
    private final double[] optionQuadratic;
    private final double[] rate;
    private final double[][] quantity;
    private final double[] var99;
    private final double[] es975;
    private int fills;
    private int rateChanges;

    RiskTap(final RiskModel model) {
        this.model = model;
        final int instruments = model.instruments().size();
        mark = new double[instruments];
        Arrays.fill(mark, Double.NaN);
        optionLinear = new double[instruments];
        optionQuadratic = new double[instruments];
        rate = model.currencies().stream()
                .mapToDouble(currency -> currency.initialRate())
                .toArray();
        quantity = new double[model.tree().size()][instruments];
        for (final OpeningPosition position : model.positions()) {
            hold(position.account(), position.instrument(), Scale.quantity(position.quantity()));
        }
        var99 = new double[model.tree().size()];
        es975 = new double[model.tree().size()];
    }

    private void hold(final int account, final int instrument, final double units) {
        for (final int node : model.tree().path(account)) {
            quantity[node][instrument] += units;
        }
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        final PricingSection pricing = event.pricing;
        final int instrument = pricing.instrument;
        if (instrument >= 0 && (pricing.reasons & (PricingSection.MARK | PricingSection.FILL)) != 0) {
            mark[instrument] = pricing.mark;
            optionLinear[instrument] = pricing.unitLinear;
            optionQuadratic[instrument] = pricing.unitQuadratic;
        }
        if ((pricing.reasons & PricingSection.CURRENCY) != 0) {
            rate[pricing.currency] = pricing.currencyRate;
            rateChanges++;
        }
        if ((pricing.reasons & PricingSection.FILL) != 0) {
            fill.wrapAndApplyHeader(event.input, 0, header);
            final double units = Scale.quantity(fill.quantity());
            hold(fill.accountNode(), fill.instrumentId(), fill.side() == BUY ? units : -units);
            fills++;
        }
        for (int i = 0; i < pricing.count; i++) {
            var99[pricing.nodes[i]] = event.risk.var99(i);
            es975[pricing.nodes[i]] = event.risk.es975(i);
        }
    }

    double mark(final int instrument) {
        return mark[instrument];
    }

    double optionLinear(final int instrument) {
        return optionLinear[instrument];
    }

    double optionQuadratic(final int instrument) {
        return optionQuadratic[instrument];
    }

    double rate(final int currency) {
        return rate[currency];
    }

    double quantity(final int node, final int instrument) {
        return quantity[node][instrument];
    }

    double var99(final int node) {
        return var99[node];
    }

    double es975(final int node) {
        return es975[node];
    }

    int fills() {
        return fills;
    }

    int rateChanges() {
        return rateChanges;
    }
}
