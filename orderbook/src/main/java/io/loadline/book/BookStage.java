package io.loadline.book;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.FillDecoder;
import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.InstrumentStateDecoder;
import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderRequestDecoder;
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

    private static final int KIND_POSITION = 0;
    private static final int KIND_PRICE = 1;

    private static final int STATE_STALE = 0;
    private static final int STATE_RECOVERED = 1;
    private static final int STATE_RESET = 2;
    private static final int STATE_STATUS = 3;

    private static final int TRADE_NEW = 0;
    private static final int TRADE_CORRECTION = 1;

    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int INSTRUMENT = BODY + MarketUpdateDecoder.instrumentIdEncodingOffset();
    private static final int FLAGS = BODY + MarketUpdateDecoder.flagsEncodingOffset();
    private static final int EXCHANGE_TIME = BODY + MarketUpdateDecoder.exchangeTimeNsEncodingOffset();

    private final InstrumentBook[] instruments;
    private final AtomicCounter unknownInstruments;
    private final AtomicCounter malformedMessages;
    private final AtomicCounter misfits;
    private final AtomicCounter growths;

    /**
     * @param model decides how many instruments are kept
     * @param counters where errors are counted
     */
    public BookStage(final RiskModel model, final Counters counters) {
        instruments = new InstrumentBook[model.settings().maxInstruments()];
        unknownInstruments = counters.counter("book: events of an instrument without an id");
        malformedMessages = counters.counter("book: malformed messages");
        misfits = counters.counter("book: entries that do not fit the book");
        growths = counters.counter("book: sides grown");
    }

    /**
     * The book of an instrument, for tools and snapshots: only while the stage is not running.
     *
     * @param instrument instrument id
     * @return its book, or null where none was defined
     */
    public OrderBook book(final int instrument) {
        final InstrumentBook state =
                instrument >= 0 && instrument < instruments.length ? instruments[instrument] : null;
        return state == null ? null : state.book;
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
            case TradeUpdateDecoder.TEMPLATE_ID -> onTrade(event, section);
            case StatisticUpdateDecoder.TEMPLATE_ID -> onStatistic(event, section);
            case InstrumentStateDecoder.TEMPLATE_ID -> onInstrumentState(event, section);
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> onDefinition(event, section);
            case FillDecoder.TEMPLATE_ID -> onOwn(event, section, FillDecoder.instrumentIdEncodingOffset());
            case OrderRequestDecoder.TEMPLATE_ID ->
                onOwn(event, section, OrderRequestDecoder.instrumentIdEncodingOffset());
            case EpochStartDecoder.TEMPLATE_ID -> onEpochStart();
            default -> {
                // Nothing else concerns a book.
            }
        }
    }

    private void onMarketUpdate(final RiskEvent event, final BookSection section) {
        final InstrumentBook state = stateOf(event, section, MarketUpdateDecoder.BLOCK_LENGTH, INSTRUMENT);
        if (state == null) {
            return;
        }
        final UnsafeBuffer input = event.input;
        final int flags = input.getByte(FLAGS);
        if ((flags & FLAG_CLEAR) != 0) {
            state.beginRebuild();
        }
        if (!MarketUpdateEntries.apply(state.book, input, event.length)) {
            misfits.incrementRelease();
            state.misfit();
        }
        if ((flags & FLAG_COMMIT) != 0) {
            state.endOfEvent();
            state.exchangeTimeNs = input.getLong(EXCHANGE_TIME, LITTLE_ENDIAN);
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
        if (state != null) {
            state.describe(section);
        }
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
        final int kind = input.getByte(BODY + InstrumentDefinitionDecoder.bookKindEncodingOffset());
        final int depth = input.getInt(BODY + InstrumentDefinitionDecoder.marketDepthEncodingOffset(), LITTLE_ENDIAN);
        if (!isOfKind(state.book, kind, depth)) {
            state.book = newBook(kind, depth);
            if (state.book == null) {
                malformedMessages.incrementRelease();
            }
            state.unsynchronised = state.defined || state.book == null;
            state.commit(section);
        } else if (!state.defined) {
            state.unsynchronised = false;
        }
        state.defined = true;
        state.reassess(section);
        state.describe(section);
    }

    private static boolean isOfKind(final OrderBook book, final int kind, final int depth) {
        return switch (book) {
            case final PositionBook byPosition -> kind == KIND_POSITION && byPosition.levels() == levels(depth);
            case final PriceBook _ -> kind == KIND_PRICE;
            case null, default -> false;
        };
    }

    private OrderBook newBook(final int kind, final int depth) {
        return switch (kind) {
            case KIND_POSITION -> new PositionBook(levels(depth));
            case KIND_PRICE -> new PriceBook(growths);
            default -> null;
        };
    }

    private static int levels(final int depth) {
        return depth < 1 ? PositionBook.DEFAULT_DEPTH : Math.min(depth, PositionBook.MAX_DEPTH);
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
