package io.loadline.varengine;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.codec.input.TimerDecoder;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.VarSection;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.RiskModel;
import io.loadline.core.stage.Stage;
import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Historical value at risk and expected shortfall of every node, on every tick.
 *
 * <p>Each node keeps its P&amp;L under every scenario of the price history. A mark or a fill adds a multiple of one row of scenario returns to
 * the nodes that hold the instrument; a rate adds a multiple of the part of the P&amp;L that is in that currency; the tail is kept sorted.
 * A few holdings are rebuilt exactly on each event, so rounding never builds up: {@link #verify()} stays below 1e-9.
 *
 * <p>The P&amp;L of an option is its full revaluation, taken anew when its forward or volatility has moved or time has passed
 * ({@link OptionRevaluation}); until the first, it is that of its delta and gamma. Where options wait too long, the nodes that hold any are
 * degraded.
 *
 * <p>Measures are NaN, which no limit may take for a pass, where a node holds an instrument without scenarios (by a fill: the constructor
 * refuses such an opening position), on an event whose exposures are not finite, and for an order that cannot be priced.
 *
 * <p>Runs on the thread of its pipeline; reads {@link PricingSection} and the order in the event, writes {@link VarSection}.
 */
public final class VarStage implements Stage {
    private static final int SIDE_SELL = 2;
    private static final int KIND_CANCEL = 3;
    private static final int MEASURES = 5;
    private static final long NANOS_IN_MILLISECOND = 1_000_000;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderRequestDecoder order = new OrderRequestDecoder();
    private final int instruments;
    private final int nodeCount;
    private final TailMeasures tail;
    private final ScenarioRows rows;
    private final Exposures exposures;
    private final CurrencyRates rates;
    private final Holdings holdings;
    private final NodeScenarios nodes;
    private final RollingRebuild rebuild;
    private final FullRevaluation revaluation;
    private final OptionRevaluation options;
    private final int[] uncovered;
    private final int[] optionsHeld;
    private final double[] pnl;
    private final double[] change;
    /** VaR 95, 99, 99.9, ES 97.5, 99 of each node as last sorted. */
    private final double[] measures;

    private final AtomicCounter rejectedExposures;
    private final AtomicCounter uncoveredFills;
    private final AtomicCounter revalued;
    private final AtomicCounter refused;
    private final AtomicCounter oldestMillis;

    /**
     * @param model the model
     * @param counters where the stage counts
     * @throws IllegalArgumentException if the history has fewer than 20 or more than 100,000 scenarios or a return that is not finite, or an
     *     opening position is in an instrument or currency that the history does not cover
     */
    public VarStage(final RiskModel model, final Counters counters) {
        instruments = model.instruments().size();
        nodeCount = model.tree().size();
        rows = new ScenarioRows(model);
        checkCovered(model);
        exposures = new Exposures(model);
        rates = new CurrencyRates(model);
        holdings = new Holdings(model);
        final TailWorkspace workspace = new TailWorkspace(
                rows.scenarios(), counters.counter("var: tails rescanned"), counters.counter("var: tails reselected"));
        tail = workspace.measures;
        nodes = new NodeScenarios(model, rows, exposures, rates, holdings, workspace);
        rebuild = new RollingRebuild(nodes, rows, exposures, rates, holdings);
        revaluation = new FullRevaluation(rows, exposures, rates, holdings, model.baseCurrency());
        options = new OptionRevaluation(model, rows);
        optionsHeld = new int[nodeCount];
        pnl = new double[rows.padded()];
        change = new double[rows.padded()];
        countOptions();
        uncovered = new int[nodeCount];
        measures = new double[nodeCount * MEASURES];
        rejectedExposures = counters.counter("var: exposures not finite, ignored");
        uncoveredFills = counters.counter("var: fills in instruments without scenarios");
        revalued = counters.counter("var: options revalued in full");
        refused = counters.counter("var: options that could not be revalued");
        oldestMillis = counters.counter("var: age of the oldest revaluation of an option, ms");
    }

    private void countOptions() {
        for (int node = 0; node < nodeCount; node++) {
            for (int i = 0; i < instruments; i++) {
                if (holdings.quantity(node, i) != 0 && options.isOption(i)) {
                    optionsHeld[node]++;
                    options.holds(i, true);
                }
            }
        }
    }

    private void checkCovered(final RiskModel model) {
        for (final OpeningPosition position : model.positions()) {
            if (!rows.covers(position.instrument())) {
                final Instrument instrument = model.instruments().get(position.instrument());
                throw new IllegalArgumentException("position of "
                        + model.tree().node(position.account()).name() + " in " + instrument.symbol()
                        + ": no scenarios; expected a history column for the instrument (for an option, its"
                        + " underlying) and for the rate of "
                        + model.currencies().get(instrument.currency()).code());
            }
        }
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        final PricingSection pricing = event.pricing;
        final int reasons = pricing.reasons;
        boolean finite = true;
        if ((reasons & PricingSection.CURRENCY) != 0) {
            finite = onRate(pricing);
        }
        final boolean about = isKnown(pricing.instrument);
        if (about) {
            options.tell(pricing);
        }
        final boolean waitsForIt = (reasons & (PricingSection.FILL | PricingSection.ORDER)) != 0;
        final int option = options.choose(
                about ? pricing.instrument : -1,
                waitsForIt,
                event.templateId == TimerDecoder.TEMPLATE_ID,
                event.ingressTimeNs);
        if (option >= 0) {
            revalue(option, event.ingressTimeNs);
        }
        if ((reasons & (PricingSection.MARK | PricingSection.FILL)) != 0 && about) {
            finite &= onInstrument(pricing, (reasons & PricingSection.FILL) != 0);
        }
        write(pricing, event.risk, finite, options.isLate(event.ingressTimeNs));
        if ((reasons & PricingSection.ORDER) != 0) {
            onOrder(event);
        }
        rebuild.step();
    }

    /** Replaces the P&amp;L of an option in all nodes that hold it. */
    private void revalue(final int option, final long nowNs) {
        if (!options.revalue(option, nowNs, pnl)) {
            refused.incrementRelease();
            return;
        }
        final OptionRow row = rows.own(option);
        final boolean first = !row.isKnown();
        for (int s = 0; s < change.length; s++) {
            change[s] = -row.value(s);
        }
        row.take(pnl);
        double most = 0;
        for (int s = 0; s < change.length; s++) {
            change[s] += row.value(s);
            most = Math.max(most, Math.abs(change[s]));
        }
        for (int node = 0; node < nodeCount; node++) {
            final double quantity = holdings.quantity(node, option);
            if (quantity != 0) {
                nodes.addChange(node, exposures.currency(option), quantity, change, most);
                rebuild.changed(node, option, quantity, change);
                if (first) {
                    addToNode(
                            node,
                            option,
                            0,
                            -quantity * exposures.linear(option),
                            -quantity * exposures.quadratic(option),
                            0);
                }
            }
        }
        if (first) {
            exposures.set(option, exposures.value(option), 0, 0);
        }
        revalued.incrementRelease();
        oldestMillis.setRelease(options.oldestAgeNs() / NANOS_IN_MILLISECOND);
    }

    private void addToNode(
            final int node,
            final int instrument,
            final double value,
            final double linear,
            final double quadratic,
            final double units) {
        nodes.add(node, instrument, value, linear, quadratic, units);
        rebuild.changed(node, instrument, value, linear, quadratic, units);
    }

    private boolean isKnown(final int instrument) {
        return instrument >= 0 && instrument < instruments;
    }

    private boolean onRate(final PricingSection pricing) {
        final int currency = pricing.currency;
        final double change = pricing.currencyRate - rates.rate(currency);
        if (!Double.isFinite(change)) {
            if (rates.isKnown(currency) || Double.isInfinite(change)) {
                rejectedExposures.incrementRelease();
                return false;
            }
            return true;
        }
        rates.set(currency, pricing.currencyRate);
        for (int node = 0; node < nodeCount; node++) {
            if (holdings.count(node, currency) > 0 && nodes.part(node, currency) != null) {
                nodes.addRate(node, currency, change);
            }
        }
        return true;
    }

    private boolean onInstrument(final PricingSection pricing, final boolean fill) {
        final int instrument = pricing.instrument;
        final double valueBefore = exposures.value(instrument);
        final double linearBefore = exposures.linear(instrument);
        final double quadraticBefore = exposures.quadratic(instrument);
        double value = pricing.unitValue;
        double linear = pricing.unitLinear;
        double quadratic = pricing.unitQuadratic;
        final boolean finite = Double.isFinite(value) && Double.isFinite(linear) && Double.isFinite(quadratic);
        final boolean priced = !Double.isNaN(pricing.mark);
        if (!finite || !priced) {
            value = valueBefore;
            linear = linearBefore;
            quadratic = quadraticBefore;
        }
        if (!finite && priced) {
            rejectedExposures.incrementRelease();
        }
        final int full = rows.full(instrument);
        if (full != 0) {
            linear = 0;
            quadratic = 0;
        }
        exposures.set(instrument, value, linear, quadratic);
        final boolean covered = rows.covers(instrument);
        if (fill && !covered) {
            uncoveredFills.incrementRelease();
        }
        for (int i = 0; i < pricing.count; i++) {
            final int node = pricing.nodes[i];
            final double quantity = pricing.quantity(i);
            final double before = pricing.quantityBefore(i);
            if (covered && (quantity != 0 || before != 0)) {
                final double dValue = quantity * value - before * valueBefore;
                final double dLinear = quantity * linear - before * linearBefore;
                final double dQuadratic = quantity * quadratic - before * quadraticBefore;
                final double dUnits = full * (quantity - before);
                if (dValue != 0 || dLinear != 0 || dQuadratic != 0 || dUnits != 0) {
                    addToNode(node, instrument, dValue, dLinear, dQuadratic, dUnits);
                }
            }
            if (fill) {
                setQuantity(node, instrument, quantity, covered);
            }
        }
        return finite || !priced;
    }

    private void setQuantity(final int node, final int instrument, final double quantity, final boolean covered) {
        if (!covered) {
            uncovered[node] += (quantity != 0 ? 1 : 0) - (holdings.quantity(node, instrument) != 0 ? 1 : 0);
        }
        if (options.isOption(instrument) && (quantity != 0) != (holdings.quantity(node, instrument) != 0)) {
            optionsHeld[node] += quantity != 0 ? 1 : -1;
            options.holds(instrument, quantity != 0);
        }
        holdings.set(node, instrument, quantity);
        if (quantity == 0) {
            final int currency = exposures.currency(instrument);
            if (holdings.count(node, currency) == 0) {
                nodes.clearEmpty(node, currency);
                rebuild.cleared(node);
            }
        }
    }

    private void write(final PricingSection pricing, final VarSection risk, final boolean finite, final boolean late) {
        for (int i = 0; i < pricing.count; i++) {
            final int node = pricing.nodes[i];
            measure(node);
            risk.setQuality(i, late && optionsHeld[node] > 0 ? Quality.MODEL : Quality.GOOD);
            if (finite && uncovered[node] == 0) {
                final int at = node * MEASURES;
                risk.set(i, measures[at], measures[at + 1], measures[at + 2], measures[at + 3], measures[at + 4]);
            } else {
                risk.set(i, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            }
        }
    }

    private void measure(final int node) {
        if (!nodes.moved(node)) {
            return;
        }
        final double[] sorted = nodes.sortTail(node);
        final int at = node * MEASURES;
        measures[at] = tail.var95(sorted);
        measures[at + 1] = tail.var99(sorted);
        measures[at + 2] = tail.var999(sorted);
        measures[at + 3] = tail.es975(sorted);
        measures[at + 4] = tail.es99(sorted);
    }

    /** Values the path of the order's account with the order filled in full, at the current exposures; changes nothing. */
    private void onOrder(final RiskEvent event) {
        final PricingSection pricing = event.pricing;
        final int instrument = pricing.instrument;
        order.wrapAndApplyHeader(event.input, 0, header);
        double quantity = order.kind() == KIND_CANCEL ? 0 : Scale.quantity(order.quantity());
        if (order.side() == SIDE_SELL) {
            quantity = -quantity;
        }
        final boolean priced = isKnown(instrument)
                && rows.covers(instrument)
                && Double.isFinite(pricing.mark + pricing.unitValue + pricing.unitLinear + pricing.unitQuadratic)
                && rates.isKnown(exposures.currency(instrument));
        final int full = priced ? rows.full(instrument) : 0;
        for (int i = 0; i < pricing.count; i++) {
            final int node = pricing.nodes[i];
            if (priced && uncovered[node] == 0) {
                final double[] sorted = nodes.sortTailWith(
                        node,
                        instrument,
                        quantity * pricing.unitValue,
                        full == 0 ? quantity * pricing.unitLinear : 0,
                        full == 0 ? quantity * pricing.unitQuadratic : 0,
                        full * quantity,
                        tail.orderDepth());
                event.risk.setAfter(i, tail.var99(sorted), tail.es975(sorted));
            } else {
                event.risk.setAfter(i, Double.NaN, Double.NaN);
            }
        }
    }

    /** @return how often the rolling rebuild has covered every node; for tests and tools */
    public long rebuildCycles() {
        return rebuild.cycles();
    }

    /**
     * Revalues every node from its holdings and compares. Off the tick path: call between events, on the thread of the stage.
     *
     * @return largest difference over all nodes and scenarios between the P&amp;L kept by increments and the P&amp;L revalued in full, relative
     *     to the node's largest absolute scenario P&amp;L (or to 1e-4 of its positions one by one, where they hedge each other)
     */
    public double verify() {
        double worst = 0;
        for (int node = 0; node < nodeCount; node++) {
            worst = Math.max(worst, revaluation.relativeDifference(node, nodes.total(node)));
        }
        return worst;
    }

    /**
     * What an option was last revalued at. Off the tick path.
     *
     * @param instrument instrument id
     * @return forward, volatility and time in UTC nanoseconds; null where it never was
     */
    public double[] revaluedAt(final int instrument) {
        return options.taken(instrument);
    }

    /**
     * Scenario P&amp;L of a node, as kept by increments. Off the tick path.
     *
     * @param node node id
     * @return a copy: one P&amp;L a scenario, base currency, gains positive, oldest scenario first
     */
    public double[] scenarioPnl(final int node) {
        return Arrays.copyOf(nodes.total(node), rows.scenarios());
    }
}
