package io.loadline.feed.iex;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.StateChange;
import io.loadline.feed.StateReason;
import io.loadline.feed.StatisticKind;
import io.loadline.feed.TradingStatus;
import org.agrona.DirectBuffer;

/** Takes whole segments in sequence and hands each message to the part that knows it. */
final class IexMessages {
    /** Units of 1e-9 in a unit of the wire. */
    static final long PRICE_UNIT = Scale.PRICE / 10_000;

    /** Prices of the wire from here on are none: a hundred million dollars. */
    static final long PRICE_BOUND = 1L << 40;

    private static final int NEW_TRADE = 0;
    private static final int BUST = 2;
    private static final int BUY = 1;
    private static final int SELL = 2;

    private final EventWriter writer;
    private final FeedStatistics statistics;
    private final IexInstruments instruments;
    private final IexPriceBooks priceBooks;
    private final IexOrderBooks orderBooks;
    private final IexAuctions auctions;
    /** Read by nobody: keeps the compiler from leaving out what was read only to be in the cache. */
    @SuppressWarnings("unused")
    private long touched;

    IexMessages(
            final EventWriter writer,
            final FeedStatistics statistics,
            final IexInstruments instruments,
            final int expectedOrders,
            final int mostOrders) {
        this.writer = writer;
        this.statistics = statistics;
        this.instruments = instruments;
        priceBooks = new IexPriceBooks(writer, statistics, instruments, expectedOrders, mostOrders);
        auctions = new IexAuctions(writer);
        orderBooks = new IexOrderBooks(writer, statistics, instruments, expectedOrders, mostOrders);
    }

    void onSegment(
            final IexChannel channel,
            final int seen,
            final int count,
            final DirectBuffer buffer,
            final int firstPrefix) {
        if (count > 1) {
            touch(count, buffer, firstPrefix);
        }
        int prefix = firstPrefix;
        for (int i = 0; i < count; i++) {
            if (i >= seen) {
                onMessage(channel, buffer, prefix + IexLayout.LENGTH_PREFIX);
            }
            prefix += IexLayout.LENGTH_PREFIX + IexLayout.uint16(buffer, prefix);
        }
        // whoever writes to the log next must find it between two events
        priceBooks.pause();
    }

    /** Stocks lie anywhere in memory: reading those of a whole segment at once hides most of the wait. */
    private void touch(final int count, final DirectBuffer buffer, final int firstPrefix) {
        long sum = 0;
        int prefix = firstPrefix;
        for (int i = 0; i < count; i++) {
            final int message = prefix + IexLayout.LENGTH_PREFIX;
            if (IexMessageType.isAboutStock(buffer.getByte(message + IexLayout.TYPE))) {
                sum += instruments.touch(buffer, message);
            }
            prefix = message + IexLayout.uint16(buffer, prefix);
        }
        touched = sum;
    }

    void onGap(final IexChannel channel, final long timeNs) {
        for (int i = 0; i < instruments.all().size(); i++) {
            final IexInstrument instrument = instruments.all().get(i);
            if (instrument.channel == channel) {
                instruments.markStale(instrument, StateReason.SEQUENCE_GAP, timeNs);
            }
        }
    }

    /** Another day: nothing of the old books is left. */
    void onNewSession(final IexChannel channel, final long timeNs) {
        for (int i = 0; i < instruments.all().size(); i++) {
            final IexInstrument instrument = instruments.all().get(i);
            if (instrument.channel == channel) {
                writer.state(instrument.id, StateChange.BOOK_RESET, 0, StateReason.CHANNEL_RESET, timeNs);
                empty(instrument, 0, timeNs);
                if (channel.whole || instruments.goodFromEmpty()) {
                    instruments.markRecovered(instrument, timeNs);
                } else {
                    instruments.markStale(instrument, StateReason.LATE_START, timeNs);
                }
            }
        }
    }

    private void onMessage(final IexChannel channel, final DirectBuffer buffer, final int message) {
        final int type = buffer.getByte(message + IexLayout.TYPE);
        if (!IexMessageType.isKnown(type)) {
            statistics.unknownTemplate();
            return;
        }
        statistics.message(type);
        if (type == IexMessageType.BUY_LEVEL || type == IexMessageType.SELL_LEVEL) {
            priceBooks.onLevel(channel, type == IexMessageType.BUY_LEVEL, buffer, message);
            return;
        }
        priceBooks.pause();
        switch (type) {
            case IexMessageType.ADD_ORDER -> orderBooks.onAdd(channel, buffer, message);
            case IexMessageType.MODIFY_ORDER -> orderBooks.onModify(channel, buffer, message);
            case IexMessageType.DELETE_ORDER -> orderBooks.onDelete(channel, buffer, message);
            case IexMessageType.EXECUTE_ORDER -> onExecution(channel, buffer, message);
            case IexMessageType.CLEAR_BOOK -> orderBooks.onClear(channel, buffer, message);
            case IexMessageType.QUOTE -> priceBooks.onQuote(channel, buffer, message);
            case IexMessageType.TRADE -> onTrade(channel, NEW_TRADE, buffer, message);
            case IexMessageType.TRADE_BREAK -> onTrade(channel, BUST, buffer, message);
            case IexMessageType.OFFICIAL_PRICE -> onOfficialPrice(channel, buffer, message);
            case IexMessageType.AUCTION ->
                auctions.onAuction(instruments.of(channel, buffer, message), buffer, message);
            case IexMessageType.TRADING_STATUS -> onTradingStatus(channel, buffer, message);
            case IexMessageType.OPERATIONAL_HALT -> onOperationalHalt(channel, buffer, message);
            case IexMessageType.SYSTEM_EVENT -> onSystemEvent(channel, buffer, message);
            case IexMessageType.SECURITY_DIRECTORY -> instruments.of(channel, buffer, message);
            default -> {
                // security events, short-sale tests and retail interest move no book: counted
            }
        }
    }

    private void onExecution(final IexChannel channel, final DirectBuffer buffer, final int message) {
        final IexInstrument instrument = instruments.of(channel, buffer, message);
        if (instrument == null) {
            return;
        }
        final boolean known = orderBooks.onExecution(instrument, buffer, message);
        final int aggressor = !known ? 0 : orderBooks.lastWasBid() ? SELL : BUY;
        writeTrade(
                instrument,
                aggressor,
                NEW_TRADE,
                buffer.getLong(message + IexLayout.ORDER_PRICE, LITTLE_ENDIAN),
                buffer.getInt(message + IexLayout.ORDER_SIZE, LITTLE_ENDIAN),
                timeNs(buffer, message));
    }

    private void onTrade(final IexChannel channel, final int action, final DirectBuffer buffer, final int message) {
        final IexInstrument instrument = instruments.of(channel, buffer, message);
        if (instrument != null) {
            writeTrade(
                    instrument,
                    0,
                    action,
                    buffer.getLong(message + IexLayout.TRADE_PRICE, LITTLE_ENDIAN),
                    buffer.getInt(message + IexLayout.TRADE_SIZE, LITTLE_ENDIAN),
                    timeNs(buffer, message));
        }
    }

    private void writeTrade(
            final IexInstrument instrument,
            final int aggressor,
            final int action,
            final long price,
            final int size,
            final long timeNs) {
        if (isPrice(price) && size >= 0) {
            writer.trade(instrument.id, aggressor, action, timeNs, price * PRICE_UNIT, size * Scale.QUANTITY, -1);
        } else {
            statistics.error();
        }
    }

    private void onOfficialPrice(final IexChannel channel, final DirectBuffer buffer, final int message) {
        final IexInstrument instrument = instruments.of(channel, buffer, message);
        final long price = buffer.getLong(message + IexLayout.OFFICIAL_PRICE, LITTLE_ENDIAN);
        if (instrument == null || !isPrice(price)) {
            return;
        }
        switch (buffer.getByte(message + IexLayout.DETAIL)) {
            case 'Q' -> writeStatistic(instrument, StatisticKind.OPEN, price, timeNs(buffer, message));
            case 'M' -> writeStatistic(instrument, StatisticKind.SETTLEMENT, price, timeNs(buffer, message));
            default -> statistics.error();
        }
    }

    private void writeStatistic(final IexInstrument instrument, final int kind, final long price, final long timeNs) {
        writer.statistic(instrument.id, kind, timeNs, price * PRICE_UNIT, 0);
    }

    private void onTradingStatus(final IexChannel channel, final DirectBuffer buffer, final int message) {
        final IexInstrument instrument = instruments.of(channel, buffer, message);
        if (instrument != null) {
            instrument.venueStatus = switch (buffer.getByte(message + IexLayout.DETAIL)) {
                case 'T' -> TradingStatus.OPEN;
                case 'H' -> TradingStatus.HALTED;
                case 'P', 'O' -> TradingStatus.AUCTION;
                default -> TradingStatus.UNKNOWN;
            };
            instruments.writeStatus(instrument, timeNs(buffer, message));
        }
    }

    private void onOperationalHalt(final IexChannel channel, final DirectBuffer buffer, final int message) {
        final IexInstrument instrument = instruments.of(channel, buffer, message);
        if (instrument != null) {
            instrument.halted = buffer.getByte(message + IexLayout.DETAIL) == 'O';
            instruments.writeStatus(instrument, timeNs(buffer, message));
        }
    }

    private void onSystemEvent(final IexChannel channel, final DirectBuffer buffer, final int message) {
        final long timeNs = timeNs(buffer, message);
        switch (buffer.getByte(message + IexLayout.DETAIL)) {
            case 'O', 'S' -> {
                setClosed(channel, false);
                startOfDay(channel, timeNs);
            }
            case 'E', 'C' -> {
                setClosed(channel, true);
                writeStatuses(channel, timeNs);
            }
            default -> {
                // start and end of regular hours: the stocks' own messages say what follows
            }
        }
    }

    private static void setClosed(final IexChannel channel, final boolean closed) {
        channel.statusesDue |= channel.closed != closed;
        channel.closed = closed;
    }

    /** No order outlives the day before, so that an empty book is right for a stock that was stale. */
    private void startOfDay(final IexChannel channel, final long timeNs) {
        channel.whole = true;
        for (int i = 0; instruments.anyStale() && i < instruments.all().size(); i++) {
            final IexInstrument instrument = instruments.all().get(i);
            if (instrument.channel == channel && instrument.stale) {
                empty(instrument, EventWriter.RECOVERY, timeNs);
                instruments.markRecovered(instrument, timeNs);
            }
        }
        writeStatuses(channel, timeNs);
    }

    private void writeStatuses(final IexChannel channel, final long timeNs) {
        if (!channel.statusesDue) {
            return;
        }
        channel.statusesDue = false;
        for (int i = 0; i < instruments.all().size(); i++) {
            final IexInstrument instrument = instruments.all().get(i);
            if (instrument.channel == channel && (channel.closed || instrument.venueStatus != TradingStatus.UNKNOWN)) {
                instruments.writeStatus(instrument, timeNs);
            }
        }
    }

    private void empty(final IexInstrument instrument, final int flags, final long timeNs) {
        if (instrument.channel.protocol == IexProtocol.DEEPPLUS) {
            orderBooks.empty(instrument, flags, timeNs);
        } else {
            priceBooks.empty(instrument, flags, timeNs);
        }
    }

    static boolean isPrice(final long wirePrice) {
        return wirePrice > 0 && wirePrice < PRICE_BOUND;
    }

    static long timeNs(final DirectBuffer buffer, final int message) {
        return buffer.getLong(message + IexLayout.TIME, LITTLE_ENDIAN);
    }
}
