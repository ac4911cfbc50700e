package io.loadline.book;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.FillDecoder;
import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.InstrumentStateDecoder;
import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.codec.input.TimerDecoder;
import io.loadline.codec.input.TradeUpdateDecoder;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.RiskModel;
import io.loadline.core.stage.Stage;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Turns tops of books into marks and fills into positions, and lists the portfolio nodes an event touches with their P&amp;L and exposure
 * after it, children before parents. P&amp;L is kept in the currency of each instrument and converted at the rates of now, realised P&amp;L
 * too: it is a balance in that currency. A mark whose book is not good stays where it was and says so.
 *
 * <p>Work that is not caused by one instrument is spread over {@code Timer} events in turn: one looks for quotes that have grown old, the
 * next takes the greeks of one option whose underlying has moved since. The first touches nodes for their quality, the second is a change of
 * that option like any other.
 */
public final class PricingStage implements Stage {
    private static final int BUY = 1;
    private static final int SELL = 2;
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final PortfolioTree tree;
    private final MarkedInstrument[] instruments;
    private final CurrencyRates rates;
    private final Holdings holdings;
    private final NodeTotals totals;
    private final QualityWatch watch;
    private final Greeks greeks;
    private final LiveSurface surface;
    private final AverageCost effect = new AverageCost();
    private final int[] order;
    private final AtomicCounter invalidFills;
    private long timers;

    /**
     * @param model instruments, tree, opening positions, currencies and settings
     * @param counters where errors are counted
     * @throws IllegalArgumentException if an opening position, rate instrument or underlying is not in the model
     */
    public PricingStage(final RiskModel model, final Counters counters) {
        tree = model.tree();
        instruments = model.instruments().stream()
                .map(instrument -> new MarkedInstrument(instrument, model))
                .toArray(MarkedInstrument[]::new);
        rates = new CurrencyRates(model);
        holdings = new Holdings(tree, instruments.length);
        totals = new NodeTotals(model, rates);
        order = NodeOrder.deepestFirst(tree);
        final long maxQuoteAgeNs = model.settings().maxQuoteAgeNs();
        watch = new QualityWatch(instruments, holdings, totals, rates, order, maxQuoteAgeNs);
        surface = new LiveSurface(model, instruments, counters);
        greeks = new Greeks(instruments, surface, model.settings().surface().maxQuoteAgeNs(), counters);
        invalidFills = counters.counter("pricing: fills ignored");
        OpeningBook.open(model, this::open);
    }

    private void open(final int account, final int instrument, final long quantity, final long price) {
        move(account, instrument, quantity, price, null);
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        final PricingSection section = event.pricing;
        section.reset();
        event.surface.reset();
        switch (event.templateId) {
            case MarketUpdateDecoder.TEMPLATE_ID, OrderUpdateDecoder.TEMPLATE_ID, InstrumentStateDecoder.TEMPLATE_ID ->
                onQuote(event, section);
            case TradeUpdateDecoder.TEMPLATE_ID -> onBook(event, section, false);
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> onDefinition(event, section);
            case OrderRequestDecoder.TEMPLATE_ID -> onOrder(event, section);
            case FillDecoder.TEMPLATE_ID -> onFill(event, section);
            case TimerDecoder.TEMPLATE_ID -> onTimer(event, section);
            case EpochStartDecoder.TEMPLATE_ID -> {
                surface.beginEpoch();
                watch.beginEpoch(section);
            }
            default -> {
                // Nothing else moves a price or a position.
            }
        }
    }

    private void onQuote(final RiskEvent event, final PricingSection section) {
        onBook(event, section, true);
        if (event.book.instrument >= 0 && event.book.instrument < instruments.length) {
            surface.onBook(event.book, event.ingressTimeNs);
        }
        surface.takeTurn(event.ingressTimeNs, event.surface);
    }

    /** Says what an instrument is on, when it expires, and in what an option is priced. */
    private void onDefinition(final RiskEvent event, final PricingSection section) {
        final int id = event.book.instrument;
        if (id >= 0 && id < instruments.length) {
            if (instruments[id].option != null) {
                instruments[id].option.inverse(PriceUnit.isCoin(event.input));
            }
            surface.onDefinition(id, event.input);
        }
        onBook(event, section, false);
    }

    private void onBook(final RiskEvent event, final PricingSection section, final boolean quoting) {
        final BookSection book = event.book;
        if (book.instrument < 0 || book.instrument >= instruments.length) {
            return;
        }
        final MarkedInstrument instrument = instruments[book.instrument];
        describeBefore(section, instrument);
        final boolean good = book.quality == Quality.GOOD && instrument.isPriceable(book);
        final boolean quoted = good && quoting;
        boolean changed = false;
        int model = instrument.quality & Quality.MODEL;
        if (good && instrument.quote(book)) {
            changed = true;
            model = expose(instrument, event.ingressTimeNs);
        }
        if (quoted) {
            instrument.lastGoodNs = event.ingressTimeNs;
        }
        final int quality = instrument.qualityOf(book, quoted, model);
        if (changed || quality != instrument.quality) {
            remark(section, instrument, quality);
        }
        describeAfter(section, instrument);
    }

    /** Takes new unit exposures from a new mark; returns the MODEL bit of the quality. */
    private int expose(final MarkedInstrument instrument, final long nowNs) {
        if (instrument.option != null) {
            return greeks.solve(instrument, nowNs);
        }
        instrument.exposeLinear();
        return instrument.modelBit(true);
    }

    /** Lets the holders of an instrument, and of its currency if it is a rate, know of its new mark, exposures and quality. */
    private void remark(final PricingSection section, final MarkedInstrument instrument, final int quality) {
        section.reasons |= PricingSection.MARK;
        final int before = instrument.quality;
        instrument.quality = quality;
        final int currency = rates.rateOf(instrument.id);
        final boolean rateChanged = currency >= 0 && updateRate(section, instrument, currency);
        final int[] holders = holdings.holders(instrument.id);
        final int count = Holdings.count(holders);
        for (int i = 0; i < count; i++) {
            final int slot = Holdings.slot(holders, i);
            if (totals.isHeld(slot)) {
                final int node = Holdings.node(holders, i);
                if (instrument.isPriced()) {
                    totals.revalue(slot, node, instrument);
                }
                if (quality != before) {
                    totals.changeQuality(node, before, quality);
                }
                if (!rateChanged) {
                    totals.publish(section, node, totals.units(slot), totals.units(slot));
                }
            }
        }
        if (rateChanged) {
            publishExposed(section, instrument, currency);
        }
    }

    private boolean updateRate(final PricingSection section, final MarkedInstrument instrument, final int currency) {
        final double before = rates.rate(currency);
        if (!instrument.isPriced() || !rates.update(currency, instrument.mark, instrument.isQuoted())) {
            return false;
        }
        section.reasons |= PricingSection.CURRENCY;
        section.currency = currency;
        section.currencyRateBefore = before;
        section.currencyRate = rates.rate(currency);
        return true;
    }

    private void publishExposed(final PricingSection section, final MarkedInstrument instrument, final int currency) {
        for (final int node : order) {
            final int slot = holdings.slot(node, instrument.id);
            final boolean holds = slot != Holdings.NONE && totals.isHeld(slot);
            if (holds || totals.isExposed(node, currency)) {
                final double quantity = holds ? totals.units(slot) : 0;
                totals.publish(section, node, quantity, quantity);
            }
        }
    }

    private void onOrder(final RiskEvent event, final PricingSection section) {
        final UnsafeBuffer input = event.input;
        final int account = input.getInt(BODY + OrderRequestDecoder.accountNodeEncodingOffset(), LITTLE_ENDIAN);
        final int id = input.getInt(BODY + OrderRequestDecoder.instrumentIdEncodingOffset(), LITTLE_ENDIAN);
        if (event.length < BODY + OrderRequestDecoder.BLOCK_LENGTH || !isKnown(account, id)) {
            return;
        }
        describe(section, instruments[id]);
        section.reasons = PricingSection.ORDER;
        section.account = account;
        for (final int node : tree.path(account)) {
            final int slot = holdings.slot(node, id);
            final double quantity = slot == Holdings.NONE ? 0 : totals.units(slot);
            totals.publish(section, node, quantity, quantity);
        }
    }

    private void onFill(final RiskEvent event, final PricingSection section) {
        final UnsafeBuffer input = event.input;
        final int account = input.getInt(BODY + FillDecoder.accountNodeEncodingOffset(), LITTLE_ENDIAN);
        final int id = input.getInt(BODY + FillDecoder.instrumentIdEncodingOffset(), LITTLE_ENDIAN);
        final int side = input.getByte(BODY + FillDecoder.sideEncodingOffset());
        final long quantity = input.getLong(BODY + FillDecoder.quantityEncodingOffset(), LITTLE_ENDIAN);
        final long price = input.getLong(BODY + FillDecoder.priceEncodingOffset(), LITTLE_ENDIAN);
        final boolean valid = event.length >= BODY + FillDecoder.BLOCK_LENGTH
                && isKnown(account, id)
                && (side == BUY || side == SELL)
                && quantity > 0
                && quantity <= AverageCost.MAX_QUANTITY
                && price != Scale.NULL_PRICE
                && (!instruments[id].isInverse() || (price > 0 && price <= AverageCost.MAX_INVERSE_PRICE));
        if (!valid || !isBearable(account, id, side == BUY ? quantity : -quantity)) {
            invalidFills.incrementRelease();
            return;
        }
        describe(section, instruments[id]);
        section.reasons = PricingSection.FILL;
        section.account = account;
        move(account, id, side == BUY ? quantity : -quantity, price, section);
    }

    private boolean isKnown(final int account, final int instrument) {
        return tree.isAccount(account) && instrument >= 0 && instrument < instruments.length;
    }

    /** No node of the path may come near the end of the number range. */
    private boolean isBearable(final int account, final int id, final long quantity) {
        for (final int node : tree.path(account)) {
            final int slot = holdings.slot(node, id);
            if (slot != Holdings.NONE && !holdings.bears(slot, quantity)) {
                return false;
            }
        }
        return true;
    }

    private void move(
            final int account, final int id, final long quantity, final long price, final PricingSection section) {
        final MarkedInstrument instrument = instruments[id];
        final int own = slotOf(account, id);
        final long before = holdings.quantity(own);
        final long after = before + quantity;
        holdings.effect(own, quantity, price, instrument.isInverse(), effect);
        final long longs = Math.max(after, 0) - Math.max(before, 0);
        final long shorts = Math.max(-after, 0) - Math.max(-before, 0);
        for (final int node : tree.path(account)) {
            final int slot = slotOf(node, id);
            final double unitsBefore = totals.units(slot);
            final boolean heldBefore = totals.isHeld(slot);
            holdings.add(slot, longs, shorts, effect);
            totals.hold(slot, node, holdings, instrument);
            if (totals.isHeld(slot) != heldBefore) {
                totals.count(node, instrument.currency, instrument.quality, !heldBefore);
            }
            if (section != null) {
                totals.publish(section, node, totals.units(slot), unitsBefore);
            }
        }
    }

    private int slotOf(final int node, final int instrument) {
        final int slot = holdings.slotOrNew(node, instrument);
        totals.ensureSlots(holdings.size());
        return slot;
    }

    private void onTimer(final RiskEvent event, final PricingSection section) {
        if ((timers++ & 1) == 0) {
            watch.findAged(event.ingressTimeNs, section);
        } else {
            refreshOption(event.ingressTimeNs, section);
        }
        surface.takeTurn(event.ingressTimeNs, event.surface);
    }

    private void refreshOption(final long nowNs, final PricingSection section) {
        final MarkedInstrument instrument = greeks.nextOutdated(nowNs);
        if (instrument != null) {
            describeBefore(section, instrument);
            final int model = greeks.refresh(instrument, nowNs);
            remark(section, instrument, (instrument.quality & ~(Quality.MODEL | Quality.NO_PRICE)) | model);
            describeAfter(section, instrument);
        }
    }

    private void describe(final PricingSection section, final MarkedInstrument instrument) {
        describeBefore(section, instrument);
        describeAfter(section, instrument);
    }

    private static void describeBefore(final PricingSection section, final MarkedInstrument instrument) {
        section.instrument = instrument.id;
        section.markBefore = instrument.mark;
        section.unitLinearBefore = instrument.unitLinear;
        section.unitQuadraticBefore = instrument.unitQuadratic;
        section.unitValueBefore = instrument.unitValue;
    }

    private void describeAfter(final PricingSection section, final MarkedInstrument instrument) {
        section.mark = instrument.mark;
        section.markQuality = instrument.quality;
        section.unitLinear = instrument.unitLinear;
        section.unitQuadratic = instrument.unitQuadratic;
        section.unitValue = instrument.unitValue;
        if (instrument.option != null) {
            section.optionForward = instrument.option.forward();
            section.optionVolatility = instrument.option.volatility();
            section.optionInCoin = instrument.option.isInverse();
            section.optionIsAmerican = instrument.option.isAmerican();
            section.optionSpotPerForward = surface.sliceOf(instrument.id).spotPerForward();
        }
        section.fxRate = rates.rate(instrument.currency);
    }
}
