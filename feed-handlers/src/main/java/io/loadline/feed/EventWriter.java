package io.loadline.feed;

import io.loadline.codec.input.InstrumentDefinitionEncoder;
import io.loadline.codec.input.InstrumentStateEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.StatisticUpdateEncoder;
import io.loadline.codec.input.TradeUpdateEncoder;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.ExerciseStyle;
import io.loadline.core.model.Venue;
import org.agrona.MutableDirectBuffer;

/** Encodes the events a feed handler makes and puts them in the log. Ingress thread only; no allocation. */
public final class EventWriter {
    /** {@code MarketUpdate} flag: the last piece of an exchange event for its instrument. */
    public static final int COMMIT = 1;

    /** {@code MarketUpdate} flag: both sides are emptied before the entries are applied. */
    public static final int CLEAR = 2;

    /** {@code MarketUpdate} flag: comes from a snapshot, not from the market moving. */
    public static final int RECOVERY = 4;

    /** {@code OrderUpdate} entry flag: a changed order keeps its place in the queue. */
    public static final int KEEPS_PLACE = 1;

    private final InputSink sink;
    private final short venueCode;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
    private final InstrumentStateEncoder state = new InstrumentStateEncoder();
    private final TradeUpdateEncoder trade = new TradeUpdateEncoder();
    private final StatisticUpdateEncoder statistic = new StatisticUpdateEncoder();
    private MutableDirectBuffer slot;
    private int bookInstrument;
    private int bookFlags;
    private long bookTimeNs;
    private int entryCount;

    /**
     * @param sink entrance to the log
     * @param venue venue of every event written
     */
    public EventWriter(final InputSink sink, final Venue venue) {
        this.sink = sink;
        venueCode = (short) venue.code();
    }

    /**
     * @param assetClass asset class
     * @return its code in the log
     */
    @SuppressWarnings("EnumOrdinal") // ordinals of asset classes are part of the log and never change
    public static short code(final AssetClass assetClass) {
        return (short) assetClass.ordinal();
    }

    /**
     * Starts a definition; set its other fields, then call {@link #commitDefinition}. The exercise style is not told unless it is set.
     *
     * @param instrumentId dense instrument id
     * @return encoder over the claimed slot, instrument and venue set
     */
    public InstrumentDefinitionEncoder claimDefinition(final int instrumentId) {
        return definition
                .wrapAndApplyHeader(sink.claim(), 0, header)
                .instrumentId(instrumentId)
                .venue(venueCode)
                .exerciseStyle((short) ExerciseStyle.NOT_TOLD.code());
    }

    /** Puts the definition in the log. */
    public void commitDefinition() {
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength());
    }

    /** @return the definition as it is in the claimed slot, for {@link #repeatDefinition}; allocates */
    public byte[] copyOfDefinition() {
        final byte[] copy = new byte[MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength()];
        sink.claim().getBytes(0, copy);
        return copy;
    }

    /**
     * Writes a definition again, with another kind of book.
     *
     * @param copy from {@link #copyOfDefinition}
     * @param bookKind its kind of book in the {@code risk-input} schema
     */
    public void repeatDefinition(final byte[] copy, final short bookKind) {
        final MutableDirectBuffer slot = sink.claim();
        slot.putBytes(0, copy);
        definition.wrap(slot, MessageHeaderEncoder.ENCODED_LENGTH).bookKind(bookKind);
        sink.commit(copy.length);
    }

    /**
     * Writes a change of data quality or trading status.
     *
     * @param instrumentId dense instrument id
     * @param change one of {@link StateChange}
     * @param tradingStatus one of {@link TradingStatus}; 0 unless the change is the status
     * @param reason one of {@link StateReason}
     * @param exchangeTimeNs UTC nanoseconds
     */
    public void state(
            final int instrumentId,
            final int change,
            final int tradingStatus,
            final int reason,
            final long exchangeTimeNs) {
        state.wrapAndApplyHeader(sink.claim(), 0, header)
                .instrumentId(instrumentId)
                .venue(venueCode)
                .change((short) change)
                .tradingStatus((short) tradingStatus)
                .reason((short) reason)
                .exchangeTimeNs(exchangeTimeNs);
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + state.encodedLength());
    }

    /**
     * Writes a trade.
     *
     * @param instrumentId dense instrument id
     * @param aggressor 0 none, 1 buy, 2 sell
     * @param action 0 new, 1 correction, 2 bust
     * @param exchangeTimeNs UTC nanoseconds
     * @param price mantissa of 1e-9
     * @param quantity mantissa of 1e-8
     * @param orderCount orders that took part, -1 where the venue gives none
     */
    public void trade(
            final int instrumentId,
            final int aggressor,
            final int action,
            final long exchangeTimeNs,
            final long price,
            final long quantity,
            final int orderCount) {
        trade.wrapAndApplyHeader(sink.claim(), 0, header)
                .instrumentId(instrumentId)
                .venue(venueCode)
                .aggressor((short) aggressor)
                .action((short) action)
                .reserved((short) 0)
                .exchangeTimeNs(exchangeTimeNs)
                .price(price)
                .quantity(quantity)
                .orderCount(orderCount);
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength());
    }

    /**
     * Writes a statistic.
     *
     * @param instrumentId dense instrument id
     * @param kind one of {@link StatisticKind}
     * @param exchangeTimeNs UTC nanoseconds
     * @param price mantissa of 1e-9, or {@link io.loadline.core.Scale#NULL_PRICE} where the statistic is a quantity
     * @param quantity mantissa of 1e-8, 0 where the statistic is a price
     */
    public void statistic(
            final int instrumentId, final int kind, final long exchangeTimeNs, final long price, final long quantity) {
        statistic
                .wrapAndApplyHeader(sink.claim(), 0, header)
                .instrumentId(instrumentId)
                .venue(venueCode)
                .kind((short) kind)
                .reserved(0)
                .exchangeTimeNs(exchangeTimeNs)
                .price(price)
                .quantity(quantity);
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + statistic.encodedLength());
    }

    /**
     * Starts the book changes of one instrument. Nothing else may be written before {@link #endBook}.
     *
     * @param instrumentId dense instrument id
     * @param flags {@link #CLEAR} and {@link #RECOVERY}, or 0
     * @param exchangeTimeNs UTC nanoseconds
     */
    public void beginBook(final int instrumentId, final int flags, final long exchangeTimeNs) {
        bookInstrument = instrumentId;
        bookFlags = flags;
        bookTimeNs = exchangeTimeNs;
        beginPiece();
    }

    /**
     * Adds a book change.
     *
     * @param price mantissa of 1e-9, or {@link io.loadline.core.Scale#NULL_PRICE}
     * @param quantity mantissa of 1e-8
     * @param orderCount orders at the level, -1 where the venue gives none
     * @param level from 1 in by-position books, else 0
     * @param action one of {@link BookAction}
     * @param side one of {@link BookSide}
     */
    public void bookEntry(
            final long price,
            final long quantity,
            final int orderCount,
            final int level,
            final int action,
            final int side) {
        bookEntry(price, quantity, LevelEntry.pack(orderCount, level, action, side));
    }

    /**
     * Adds a book change.
     *
     * @param price mantissa of 1e-9, or {@link io.loadline.core.Scale#NULL_PRICE}
     * @param quantity mantissa of 1e-8
     * @param packed the rest of it, from {@link LevelEntry#pack}
     */
    public void bookEntry(final long price, final long quantity, final long packed) {
        if (entryCount == LevelEntry.MOST) {
            commitPiece(0);
            bookFlags &= ~CLEAR;
            beginPiece();
        }
        LevelEntry.put(slot, entryCount++, price, quantity, packed);
    }

    /**
     * Puts the book changes in the log.
     *
     * @param commit true if the exchange event is complete for this instrument
     */
    public void endBook(final boolean commit) {
        commitPiece(commit ? COMMIT : 0);
    }

    /**
     * Starts the order changes of one instrument. Nothing else may be written before {@link #endOrders}.
     *
     * @param instrumentId dense instrument id
     * @param flags {@link #CLEAR} and {@link #RECOVERY}, or 0
     * @param exchangeTimeNs UTC nanoseconds
     */
    public void beginOrders(final int instrumentId, final int flags, final long exchangeTimeNs) {
        bookInstrument = instrumentId;
        bookFlags = flags;
        bookTimeNs = exchangeTimeNs;
        beginPiece();
    }

    /**
     * Adds an order change.
     *
     * @param price mantissa of 1e-9, or {@link io.loadline.core.Scale#NULL_PRICE} where the action needs none
     * @param quantity what is left of the order, mantissa of 1e-8
     * @param orderId the venue's number, 0 where the action names positions only
     * @param priority by order id: orders of a price queue by rising priority, 0 by arrival; by position of order: position from 1
     * @param action one of {@link BookAction}: new, change, delete, and for positions delete-through and delete-from
     * @param side {@link BookSide#BID} or {@link BookSide#ASK}
     * @param entryFlags {@link #KEEPS_PLACE} or 0
     */
    public void orderEntry(
            final long price,
            final long quantity,
            final long orderId,
            final long priority,
            final int action,
            final int side,
            final int entryFlags) {
        if (entryCount == OrderEntry.MOST) {
            commitOrderPiece(0);
            bookFlags &= ~CLEAR;
            beginPiece();
        }
        OrderEntry.put(
                slot, entryCount++, price, quantity, orderId, priority, OrderEntry.pack(action, side, entryFlags));
    }

    /**
     * Puts the order changes in the log.
     *
     * @param commit true if the exchange event is complete for this instrument
     */
    public void endOrders(final boolean commit) {
        commitOrderPiece(commit ? COMMIT : 0);
    }

    private void beginPiece() {
        slot = sink.claim();
        entryCount = 0;
    }

    private void commitPiece(final int lastPieceFlag) {
        sink.commit(LevelEntry.conclude(
                slot, bookInstrument, venueCode, bookFlags | lastPieceFlag, bookTimeNs, entryCount));
    }

    private void commitOrderPiece(final int lastPieceFlag) {
        sink.commit(OrderEntry.conclude(
                slot, bookInstrument, venueCode, bookFlags | lastPieceFlag, bookTimeNs, entryCount));
    }
}
