package io.loadline.book;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.FillDecoder;
import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.InstrumentLegsDecoder;
import io.loadline.codec.input.InstrumentStateDecoder;
import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.codec.input.QuoteRequestDecoder;
import io.loadline.codec.input.StatisticUpdateDecoder;
import io.loadline.codec.input.TradeUpdateDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import io.loadline.core.stage.Stage;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Keeps the book of every instrument seen on a feed and says, for each event, what the top of its instrument is and how far it can be
 * trusted. Changes show at the commit of their exchange event, except a loss of quality, which shows at once.
 */
public final class BookStage implements Stage {
    private static final int FLAG_COMMIT = 1;
    private static final int FLAG_CLEAR = 2;

    private static final int STATE_STALE = 0;
    private static final int STATE_RECOVERED = 1;
    private static final int STATE_RESET = 2;
    private static final int STATE_STATUS = 3;

    private static final int REASON_CHANNEL_RESET = 2;

    private static final int TRADE_NEW = 0;
    private static final int TRADE_CORRECTION = 1;

    private static final int REQUEST_OPEN = 0;

    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final InstrumentBook[] instruments;
    private final BookFeatures features;
    private final AtomicCounter unknownInstruments;
    private final AtomicCounter malformedMessages;
    private final AtomicCounter misfits;
    private final AtomicCounter legMessages;
    private final AtomicCounter quoteRequests;
    private final BookKinds kinds;
    private final SecurityIds securities = new SecurityIds();

    /**
     * @param model decides how many instruments are kept, and how many orders each may have
     * @param counters where errors are counted
     */
    public BookStage(final RiskModel model, final Counters counters) {
        this(model, counters, model.settings().maxOrders());
    }

    /**
     * @param model decides how many instruments are kept
     * @param counters where errors are counted
     * @param maxOrders most orders that the by-order book of one instrument may hold, 1 to 16,777,216; what comes beyond does not fit
     */
    public BookStage(final RiskModel model, final Counters counters, final int maxOrders) {
        instruments = new InstrumentBook[model.settings().maxInstruments()];
        features = new BookFeatures(model);
        unknownInstruments = counters.counter("book: events of an instrument without an id");
        malformedMessages = counters.counter("book: malformed messages");
        misfits = counters.counter("book: entries that do not fit the book");
        quoteRequests = counters.counter("book: requests for quotes");
        legMessages = counters.counter("book: legs told");
        kinds = new BookKinds(instruments.length, maxOrders, counters.counter("book: sides grown"));
    }

    /**
     * What is kept of an instrument, for tools and snapshots: only while the stage is not running.
     *
     * @param instrument instrument id
     * @return its books and statistics, or null where no event named it
     */
    public InstrumentView instrument(final int instrument) {
        return instrument >= 0 && instrument < instruments.length ? instruments[instrument] : null;
    }

    /**
     * The book that makes the top of an instrument, for tools and snapshots: only while the stage is not running.
     *
     * @param instrument instrument id
     * @return its book, or null where none was defined
     */
    public OrderBook book(final int instrument) {
        final InstrumentView view = instrument(instrument);
        return view == null ? null : view.top();
    }

    /** @return bytes of the arrays of all books, with room that is not in use: only while the stage is not running */
    public long memoryBytes() {
        long sum = kinds.sharedBytes();
        for (final InstrumentBook state : instruments) {
            sum += state == null ? 0 : state.ownBytes();
        }
        return sum;
    }

    /**
     * The committed top of an instrument, for tools and snapshots: only while the stage is not running.
     *
     * @param instrument instrument id
     * @param section filled as for an event that changes nothing
     */
    public void describe(final int instrument, final BookSection section) {
        section.reset();
        show(instrument, section);
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        final BookSection section = event.book;
        section.reset();
        switch (event.templateId) {
            case MarketUpdateDecoder.TEMPLATE_ID -> onMarketUpdate(event, section);
            case OrderUpdateDecoder.TEMPLATE_ID -> onOrderUpdate(event, section);
            case TradeUpdateDecoder.TEMPLATE_ID -> onTrade(event, section);
            case StatisticUpdateDecoder.TEMPLATE_ID -> onStatistic(event, section);
            case InstrumentStateDecoder.TEMPLATE_ID -> onInstrumentState(event, section);
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> onDefinition(event, section);
            case InstrumentLegsDecoder.TEMPLATE_ID -> onLegs(event, section);
            case QuoteRequestDecoder.TEMPLATE_ID -> onQuoteRequest(event, section);
            case FillDecoder.TEMPLATE_ID -> onOwn(event, section, FillDecoder.instrumentIdEncodingOffset());
            case OrderRequestDecoder.TEMPLATE_ID ->
                onOwn(event, section, OrderRequestDecoder.instrumentIdEncodingOffset());
            case EpochStartDecoder.TEMPLATE_ID -> onEpochStart();
            default -> {
                // Nothing else concerns a book.
            }
        }
        features.onEvent(event, book(section.instrument));
    }

    private void onMarketUpdate(final RiskEvent event, final BookSection section) {
        final InstrumentBook state = stateOf(
                event,
                section,
                MarketUpdateDecoder.BLOCK_LENGTH,
                BODY + MarketUpdateDecoder.instrumentIdEncodingOffset());
        if (state == null) {
            return;
        }
        final UnsafeBuffer input = event.input;
        final int flags = input.getByte(BODY + MarketUpdateDecoder.flagsEncodingOffset());
        if ((flags & FLAG_CLEAR) != 0) {
            state.beginLevelRebuild();
        }
        if (state.levels == null && state.top() != null) {
            state.levels = kinds.newLevelsBeside();
        }
        final boolean fits = UpdateEntries.applyLevels(state.levels, input, event.length);
        final long time = input.getLong(BODY + MarketUpdateDecoder.exchangeTimeNsEncodingOffset(), LITTLE_ENDIAN);
        conclude(state, state.levelContents, fits, flags, time, section);
    }

    private void onOrderUpdate(final RiskEvent event, final BookSection section) {
        final InstrumentBook state = stateOf(
                event,
                section,
                OrderUpdateDecoder.BLOCK_LENGTH,
                BODY + OrderUpdateDecoder.instrumentIdEncodingOffset());
        if (state == null) {
            return;
        }
        final UnsafeBuffer input = event.input;
        final int flags = input.getByte(BODY + OrderUpdateDecoder.flagsEncodingOffset());
        if ((flags & FLAG_CLEAR) != 0) {
            state.beginOrderRebuild();
        }
        if (state.orders == null && state.top() != null) {
            state.orders = kinds.newOrdersBeside();
        }
        final boolean fits = UpdateEntries.applyOrders(state.orders, input, event.length);
        final long time = input.getLong(BODY + OrderUpdateDecoder.exchangeTimeNsEncodingOffset(), LITTLE_ENDIAN);
        conclude(state, state.orderContents, fits, flags, time, section);
    }

    private void conclude(
            final InstrumentBook state,
            final Contents contents,
            final boolean fits,
            final int flags,
            final long exchangeTimeNs,
            final BookSection section) {
        if (!fits) {
            misfits.incrementRelease();
            contents.misfit();
        }
        if ((flags & FLAG_COMMIT) != 0) {
            contents.endOfEvent();
            state.exchangeTimeNs = exchangeTimeNs;
            state.commit(section);
        } else {
            state.reassess(section);
        }
        state.describe(section);
    }

    private void onTrade(final RiskEvent event, final BookSection section) {
        final InstrumentBook state = stateOf(
                event,
                section,
                TradeUpdateDecoder.BLOCK_LENGTH,
                BODY + TradeUpdateDecoder.instrumentIdEncodingOffset());
        if (state == null) {
            return;
        }
        final UnsafeBuffer input = event.input;
        final int action = input.getByte(BODY + TradeUpdateDecoder.actionEncodingOffset());
        if (action == TRADE_NEW || action == TRADE_CORRECTION) {
            state.lastPrice = input.getLong(BODY + TradeUpdateDecoder.priceEncodingOffset(), LITTLE_ENDIAN);
            state.exchangeTimeNs =
                    input.getLong(BODY + TradeUpdateDecoder.exchangeTimeNsEncodingOffset(), LITTLE_ENDIAN);
            section.updated = true;
            if (action == TRADE_NEW) {
                section.tradeQuantity =
                        input.getLong(BODY + TradeUpdateDecoder.quantityEncodingOffset(), LITTLE_ENDIAN);
            }
        }
        state.describe(section);
    }

    private void onStatistic(final RiskEvent event, final BookSection section) {
        final InstrumentBook state = stateOf(
                event,
                section,
                StatisticUpdateDecoder.BLOCK_LENGTH,
                BODY + StatisticUpdateDecoder.instrumentIdEncodingOffset());
        if (state == null) {
            return;
        }
        if (state.statistics == null) {
            state.statistics = new InstrumentStatistics();
        }
        if (!state.statistics.take(event.input)) {
            malformedMessages.incrementRelease();
        }
        state.describe(section);
    }

    private void onInstrumentState(final RiskEvent event, final BookSection section) {
        final InstrumentBook state = stateOf(
                event,
                section,
                InstrumentStateDecoder.BLOCK_LENGTH,
                BODY + InstrumentStateDecoder.instrumentIdEncodingOffset());
        if (state == null) {
            return;
        }
        final UnsafeBuffer input = event.input;
        state.exchangeTimeNs =
                input.getLong(BODY + InstrumentStateDecoder.exchangeTimeNsEncodingOffset(), LITTLE_ENDIAN);
        switch (input.getByte(BODY + InstrumentStateDecoder.changeEncodingOffset())) {
            case STATE_STALE -> state.feedStale = true;
            case STATE_RECOVERED -> state.recovered();
            case STATE_RESET -> {
                state.restart();
                if (input.getByte(BODY + InstrumentStateDecoder.reasonEncodingOffset()) == REASON_CHANNEL_RESET) {
                    state.forgetStatistics();
                }
                state.commit(section);
            }
            case STATE_STATUS -> {
                final int status = input.getByte(BODY + InstrumentStateDecoder.tradingStatusEncodingOffset());
                section.updated = status != state.tradingStatus;
                state.tradingStatus = status;
            }
            default -> {
                malformedMessages.incrementRelease();
                state.misfit();
            }
        }
        state.reassess(section);
        state.describe(section);
    }

    private void onDefinition(final RiskEvent event, final BookSection section) {
        final InstrumentBook state = stateOf(
                event,
                section,
                InstrumentDefinitionDecoder.BLOCK_LENGTH,
                BODY + InstrumentDefinitionDecoder.instrumentIdEncodingOffset());
        if (state == null) {
            return;
        }
        final UnsafeBuffer input = event.input;
        securities.define(input, section.instrument);
        final int kind = input.getByte(BODY + InstrumentDefinitionDecoder.bookKindEncodingOffset());
        final int depth = input.getInt(BODY + InstrumentDefinitionDecoder.marketDepthEncodingOffset(), LITTLE_ENDIAN);
        if (!BookKinds.isOfKind(state.top(), kind, depth)) {
            kinds.release(state.orders);
            state.takeTopFrom(kinds.newBook(kind, depth));
            if (state.top() == null) {
                malformedMessages.incrementRelease();
            }
            state.commit(section);
        } else if (!state.defined) {
            state.contentsAreKnown(true);
        }
        state.defined = true;
        state.reassess(section);
        state.describe(section);
    }

    private void onLegs(final RiskEvent event, final BookSection section) {
        final InstrumentBook state = stateOf(
                event,
                section,
                InstrumentLegsDecoder.BLOCK_LENGTH,
                BODY + InstrumentLegsDecoder.instrumentIdEncodingOffset());
        if (state == null) {
            return;
        }
        if (state.legs == null) {
            state.legs = new InstrumentLegs(securities);
        }
        if (state.legs.take(event.input, event.length)) {
            legMessages.incrementRelease();
        } else {
            malformedMessages.incrementRelease();
        }
        state.describe(section);
    }

    private void onQuoteRequest(final RiskEvent event, final BookSection section) {
        final InstrumentBook state = stateOf(
                event,
                section,
                QuoteRequestDecoder.BLOCK_LENGTH,
                BODY + QuoteRequestDecoder.instrumentIdEncodingOffset());
        if (state == null) {
            return;
        }
        if (event.input.getByte(BODY + QuoteRequestDecoder.stateEncodingOffset()) == REQUEST_OPEN) {
            state.quoteRequests++;
            quoteRequests.incrementRelease();
        }
        state.describe(section);
    }

    private void onOwn(final RiskEvent event, final BookSection section, final int instrumentOffset) {
        if (event.length >= BODY + instrumentOffset + Integer.BYTES) {
            show(event.input.getInt(BODY + instrumentOffset, LITTLE_ENDIAN), section);
        }
    }

    private void show(final int instrument, final BookSection section) {
        if (instrument >= 0 && instrument < instruments.length) {
            section.instrument = instrument;
            if (instruments[instrument] != null) {
                instruments[instrument].describe(section);
            }
        }
    }

    private void onEpochStart() {
        for (final InstrumentBook state : instruments) {
            if (state != null) {
                state.beginEpoch();
            }
        }
    }

    private InstrumentBook stateOf(
            final RiskEvent event, final BookSection section, final int minimumBlock, final int instrumentOffset) {
        if (event.length < BODY + minimumBlock || blockLength(event.input) < minimumBlock) {
            malformedMessages.incrementRelease();
            return null;
        }
        final int instrument = event.input.getInt(instrumentOffset, LITTLE_ENDIAN);
        if (instrument < 0 || instrument >= instruments.length) {
            unknownInstruments.incrementRelease();
            return null;
        }
        section.instrument = instrument;
        final InstrumentBook known = instruments[instrument];
        return known != null ? known : newState(instrument);
    }

    private InstrumentBook newState(final int instrument) {
        final InstrumentBook state = new InstrumentBook();
        instruments[instrument] = state;
        return state;
    }

    private static int blockLength(final UnsafeBuffer input) {
        return input.getShort(MessageHeaderDecoder.blockLengthEncodingOffset(), LITTLE_ENDIAN) & 0xFFFF;
    }
}
