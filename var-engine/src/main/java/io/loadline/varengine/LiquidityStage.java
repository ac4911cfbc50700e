package io.loadline.varengine;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.LiquiditySection;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.VolatilitySection;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.stage.Stage;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * What it would cost to close the positions of every node, and how long it would take, on every tick: the liquidity part of
 * liquidity-adjusted value at risk.
 *
 * <p>Each instrument has an exponentially weighted mean and deviation of its half-spread. The cost of a node is the sum over its instruments
 * of half-spread and market impact, kept by currency as differences of each instrument's contribution. Depth and spread enter the cost of
 * the nodes with the instrument's mark. Without a good book there is no visible depth: the whole position pays impact.
 *
 * <p>Runs on the thread of its pipeline; reads {@link BookSection}, {@link PricingSection}, {@link VolatilitySection} and the order in the
 * event, writes {@link LiquiditySection}.
 */
public final class LiquidityStage implements Stage {
    private static final int SIDE_SELL = 2;
    private static final int KIND_CANCEL = 3;
    private static final int UNUSABLE =
            Quality.STALE | Quality.CROSSED | Quality.ONE_SIDED | Quality.HALTED | Quality.NO_PRICE;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderRequestDecoder order = new OrderRequestDecoder();
    private final int instruments;
    private final int currencies;
    private final double participationRate;
    private final double[] averageDailyVolume;
    private final boolean[] absolute;
    private final boolean[] inverse;
    private final SpreadAverages spreads;
    private final InstrumentCosts costs;
    private final ImpactVolatility volatilities;
    private final CurrencyRates rates;
    private final LongestDays days;
    private final ExactSums meanSums;
    private final ExactSums stressedSums;
    private final AtomicCounter observations;
    private final AtomicCounter rejected;

    /**
     * @param model the model
     * @param counters where the stage counts
     * @throws IllegalArgumentException if the average daily volume or daily volatility of an instrument is not positive, or a setting is
     *     outside its range
     */
    public LiquidityStage(final RiskModel model, final Counters counters) {
        instruments = model.instruments().size();
        currencies = model.currencies().size();
        participationRate = model.settings().participationRate();
        if (!(participationRate > 0 && participationRate <= 1)) {
            throw new IllegalArgumentException(
                    "participation rate is " + participationRate + "; expected a number in (0, 1]");
        }
        averageDailyVolume = new double[instruments];
        absolute = new boolean[instruments];
        inverse = new boolean[instruments];
        for (int i = 0; i < instruments; i++) {
            averageDailyVolume[i] = model.instruments().get(i).averageDailyVolume();
            inverse[i] = model.instruments().get(i).inverse();
            absolute[i] = isAbsolute(model.instruments().get(i), model.history());
        }
        spreads = new SpreadAverages(instruments, new HalfLife(model.settings().spreadHalfLifeNs()));
        costs = new InstrumentCosts(model);
        volatilities = new ImpactVolatility(model);
        rates = new CurrencyRates(model);
        final int nodes = model.tree().size();
        days = new LongestDays(nodes, instruments);
        meanSums = new ExactSums(nodes * currencies);
        stressedSums = new ExactSums(nodes * currencies);
        observations = counters.counter("liquidity: half-spreads observed");
        rejected = counters.counter("liquidity: rates or marks not finite, ignored");
        open(model);
    }

    /** The half-spread of an instrument whose price may be zero or negative is a difference, as its scenarios are. */
    private static boolean isAbsolute(final Instrument instrument, final PriceHistory history) {
        return instrument.option() == null
                && instrument.historyColumn() >= 0
                && history.kinds().get(instrument.historyColumn()) == ReturnKind.ABSOLUTE;
    }

    private void open(final RiskModel model) {
        final Holdings holdings = new Holdings(model);
        for (final OpeningPosition position : model.positions()) {
            for (final int node : model.tree().path(position.account())) {
                setDays(node, position.instrument(), holdings.quantity(node, position.instrument()));
            }
        }
    }

    private void setDays(final int node, final int instrument, final double quantity) {
        days.set(
                node,
                instrument,
                LiquidationCost.liquidationDays(quantity, averageDailyVolume[instrument], participationRate));
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        final BookSection book = event.book;
        if (book.updated && isKnown(book.instrument)) {
            observe(book, event.ingressTimeNs);
        }
        volatilities.tell(event.volatility);
        final PricingSection pricing = event.pricing;
        final int reasons = pricing.reasons;
        if ((reasons & PricingSection.CURRENCY) != 0) {
            onRate(pricing);
        }
        if ((reasons & (PricingSection.MARK | PricingSection.FILL)) != 0 && isKnown(pricing.instrument)) {
            onInstrument(pricing, book);
        }
        write(pricing, event.liquidity);
        if ((reasons & PricingSection.ORDER) != 0) {
            onOrder(event);
        }
    }

    private boolean isKnown(final int instrument) {
        return instrument >= 0 && instrument < instruments;
    }

    private void observe(final BookSection book, final long timeNs) {
        final int instrument = book.instrument;
        final double bid = Scale.price(book.bidPrice);
        final double ask = Scale.price(book.askPrice);
        final double unit = absolute[instrument] ? 1 : 0.5 * (bid + ask);
        if ((book.quality & UNUSABLE) == 0 && ask >= bid && unit > 0) {
            spreads.quote(instrument, 0.5 * (ask - bid) / unit, timeNs);
            observations.incrementRelease();
        } else {
            spreads.interrupt(instrument, timeNs);
        }
    }

    private void onRate(final PricingSection pricing) {
        if (Double.isFinite(pricing.currencyRate)) {
            rates.set(pricing.currency, pricing.currencyRate);
        } else {
            rejected.incrementRelease();
        }
    }

    private void onInstrument(final PricingSection pricing, final BookSection book) {
        final boolean fill = (pricing.reasons & PricingSection.FILL) != 0;
        final int instrument = pricing.instrument;
        final int currency = costs.currency(instrument);
        for (int i = 0; i < pricing.count; i++) {
            final double before = pricing.quantityBefore(i);
            if (before != 0) {
                final int sum = pricing.nodes[i] * currencies + currency;
                final double impact = costs.impact(instrument, before);
                meanSums.add(sum, -costs.mean(instrument, before, impact));
                stressedSums.add(sum, -costs.stressed(instrument, before, impact));
            }
        }
        // Only a mark lists every holder: at a fill the other holders' costs stand at the last mark, so the price of
        // the cost must too.
        if ((pricing.reasons & PricingSection.MARK) != 0) {
            refresh(pricing, book);
        }
        for (int i = 0; i < pricing.count; i++) {
            final double quantity = pricing.quantity(i);
            if (quantity != 0) {
                final int sum = pricing.nodes[i] * currencies + currency;
                final double impact = costs.impact(instrument, quantity);
                meanSums.add(sum, costs.mean(instrument, quantity, impact));
                stressedSums.add(sum, costs.stressed(instrument, quantity, impact));
            }
            if (fill) {
                setDays(pricing.nodes[i], instrument, quantity);
            }
        }
    }

    private void refresh(final PricingSection pricing, final BookSection book) {
        final int instrument = pricing.instrument;
        costs.setVolatility(instrument, volatilities.of(instrument));
        if (Double.isInfinite(pricing.mark)) {
            rejected.incrementRelease();
        } else if (!Double.isNaN(pricing.mark)) {
            costs.setPrice(
                    instrument,
                    perMultiplier(instrument, Math.abs(pricing.mark)),
                    spreads.mean(instrument),
                    spreads.deviation(instrument));
        }
        if (book.instrument == instrument) {
            final boolean visible = (book.quality & UNUSABLE) == 0;
            costs.setDepth(
                    instrument,
                    visible ? Scale.quantity(book.bidDepth) : 0,
                    visible ? Scale.quantity(book.askDepth) : 0);
        }
    }

    /** What one unit of quantity and of the multiplier is worth, or 1 where half-spreads are differences. */
    private double perMultiplier(final int instrument, final double price) {
        if (inverse[instrument]) {
            return 1 / price;
        }
        return absolute[instrument] ? 1 : price;
    }

    private void write(final PricingSection pricing, final LiquiditySection liquidity) {
        for (int i = 0; i < pricing.count; i++) {
            final int node = pricing.nodes[i];
            double mean = 0;
            double stressed = 0;
            for (int currency = 0; currency < currencies; currency++) {
                final double rate = rates.rate(currency);
                mean = Math.fma(rate, meanSums.get(node * currencies + currency), mean);
                stressed = Math.fma(rate, stressedSums.get(node * currencies + currency), stressed);
            }
            liquidity.set(i, mean, stressed, days.longest(node));
        }
    }

    /** Costs the path of the order's account with the order filled in full; changes nothing. */
    private void onOrder(final RiskEvent event) {
        final PricingSection pricing = event.pricing;
        final int instrument = pricing.instrument;
        order.wrapAndApplyHeader(event.input, 0, header);
        double change = order.kind() == KIND_CANCEL ? 0 : Scale.quantity(order.quantity());
        if (order.side() == SIDE_SELL) {
            change = -change;
        }
        final boolean priced = isKnown(instrument) && !Double.isNaN(pricing.mark);
        for (int i = 0; i < pricing.count; i++) {
            if (priced) {
                final double quantity = pricing.quantity(i);
                final double added = meanCost(instrument, quantity + change) - meanCost(instrument, quantity);
                final double rate = rates.rate(costs.currency(instrument));
                event.liquidity.setAfter(i, Math.fma(rate, added, event.liquidity.cost(i)));
            } else {
                event.liquidity.setAfter(i, Double.NaN);
            }
        }
    }

    private double meanCost(final int instrument, final double quantity) {
        return costs.mean(instrument, quantity, costs.impact(instrument, quantity));
    }
}
