package io.loadline.feed.sim;

import io.loadline.feed.cme.CmeLine;
import java.util.Arrays;

/**
 * IEX DEEP: two lines carry everything, each message once. A session opens with directory, statuses and the levels of every book; a channel
 * that starts anew opens another session in the same way. There is no feed of snapshots: who loses a packet on both lines waits for that.
 */
final class IexDialect implements Dialect {
    private static final int DIRECTORY_IN_PACKET = 40;
    private static final int STATUSES_IN_PACKET = 50;
    private static final int BOOKS_IN_PACKET = 2;
    private static final int SYMBOL_LENGTH = 8;

    private final SimulatedInstrument[] stocks;
    private final SimulatedBooks books;
    private final TradingPhase[] phases;
    private final IexFraming framing;
    private final IncrementalFeed incremental;
    private final BookEvent full = new BookEvent();
    private long trades;

    /**
     * @throws IllegalArgumentException if an instrument is no equity, or has a name or a tick that the venue cannot tell
     */
    IexDialect(
            final SimulatedInstrument[] stocks,
            final SimulatedBooks books,
            final LineSender[] lines,
            final long packetWindowNs,
            final long startTimeNs) {
        for (final SimulatedInstrument stock : stocks) {
            stock.checkStock("IEX", SYMBOL_LENGTH, IexMarketMessages.PRICE_UNIT);
        }
        this.stocks = stocks;
        this.books = books;
        phases = new TradingPhase[stocks.length];
        Arrays.fill(phases, TradingPhase.OPEN);
        framing = new IexFraming(MarketMessages.days(startTimeNs));
        incremental = new IncrementalFeed(
                framing, lines[CmeLine.INCREMENTAL_A], lines[CmeLine.INCREMENTAL_B], packetWindowNs, startTimeNs);
    }

    @Override
    public int definitionPackets() {
        return packetsFor(DIRECTORY_IN_PACKET);
    }

    @Override
    public int statusPackets() {
        return packetsFor(STATUSES_IN_PACKET);
    }

    @Override
    public int bookPackets() {
        return packetsFor(BOOKS_IN_PACKET);
    }

    private int packetsFor(final int inPacket) {
        return (stocks.length + inPacket - 1) / inPacket;
    }

    @Override
    public boolean repeatsRounds() {
        return false;
    }

    @Override
    public IncrementalFeed incremental() {
        return incremental;
    }

    @Override
    public int definitions(final int packet, final long timeNs, final PacketOutput out) {
        int messages = 0;
        if (packet == 0) {
            systemEvent(IexMarketMessages.START_OF_MESSAGES, timeNs, out);
            systemEvent(IexMarketMessages.START_OF_SYSTEM_HOURS, timeNs, out);
            messages = 2;
        }
        final int first = packet * DIRECTORY_IN_PACKET;
        final int end = Math.min(stocks.length, first + DIRECTORY_IN_PACKET);
        for (int i = first; i < end; i++) {
            IexMarketMessages.directory(
                    incremental.open(IexMarketMessages.DIRECTORY_LENGTH, timeNs, out), stocks[i], timeNs);
        }
        incremental.flush(timeNs, out);
        return messages + end - first;
    }

    @Override
    public int statuses(final int packet, final long timeNs, final PacketOutput out) {
        int messages = 0;
        if (packet == 0) {
            systemEvent(IexMarketMessages.START_OF_MARKET_HOURS, timeNs, out);
            messages = 1;
        }
        final int first = packet * STATUSES_IN_PACKET;
        final int end = Math.min(stocks.length, first + STATUSES_IN_PACKET);
        for (int i = first; i < end; i++) {
            tradingStatus(i, timeNs, out);
        }
        incremental.flush(timeNs, out);
        return messages + end - first;
    }

    @Override
    public int books(final int packet, final long timeNs, final PacketOutput out) {
        final int first = packet * BOOKS_IN_PACKET;
        final int end = Math.min(stocks.length, first + BOOKS_IN_PACKET);
        int messages = 0;
        for (int i = first; i < end; i++) {
            books.describe(i, full);
            messages += event(i, full, timeNs, out);
        }
        incremental.flush(timeNs, out);
        return messages;
    }

    @Override
    public int event(final int instrument, final BookEvent event, final long timeNs, final PacketOutput out) {
        for (int i = 0; i < event.trades(); i++) {
            IexMarketMessages.trade(
                    incremental.open(IexMarketMessages.TRADE_LENGTH, timeNs, out),
                    stocks[instrument],
                    event.tradeTicks(i),
                    event.tradeQuantity(i),
                    ++trades,
                    timeNs);
        }
        int messages = event.trades() + event.entries();
        for (int i = 0; i < event.entries(); i++) {
            if (event.pushedOffTicks(i) != BookEvent.NONE_PUSHED_OFF) {
                level(instrument, false, event.side(i), event.pushedOffTicks(i), 0, timeNs, out);
                messages++;
            }
            final boolean last = i + 1 == event.entries();
            level(instrument, last, event.side(i), event.priceTicks(i), event.quantity(i), timeNs, out);
        }
        return messages;
    }

    @Override
    public int phase(final int instrument, final TradingPhase phase, final long timeNs, final PacketOutput out) {
        phases[instrument] = phase;
        tradingStatus(instrument, timeNs, out);
        if (phase != TradingPhase.AUCTION) {
            return 1;
        }
        IexMarketMessages.auction(
                incremental.open(IexMarketMessages.AUCTION_LENGTH, timeNs, out),
                stocks[instrument],
                books.priceTicks(instrument, SimulatedBooks.BID, 0),
                timeNs);
        return 2;
    }

    @Override
    public int reset(final long timeNs, final PacketOutput out) {
        incremental.flush(timeNs, out);
        framing.startSession();
        int messages = 0;
        for (int i = 0; i < definitionPackets(); i++) {
            messages += definitions(i, timeNs, out);
        }
        for (int i = 0; i < statusPackets(); i++) {
            messages += statuses(i, timeNs, out);
        }
        for (int i = 0; i < bookPackets(); i++) {
            messages += books(i, timeNs, out);
        }
        return messages;
    }

    @Override
    public int endOfDay(final long timeNs, final PacketOutput out) {
        systemEvent(IexMarketMessages.END_OF_MARKET_HOURS, timeNs, out);
        systemEvent(IexMarketMessages.END_OF_SYSTEM_HOURS, timeNs, out);
        systemEvent(IexMarketMessages.END_OF_MESSAGES, timeNs, out);
        return 3;
    }

    private void systemEvent(final int event, final long timeNs, final PacketOutput out) {
        IexMarketMessages.systemEvent(
                incremental.open(IexMarketMessages.SYSTEM_EVENT_LENGTH, timeNs, out), event, timeNs);
    }

    private void tradingStatus(final int instrument, final long timeNs, final PacketOutput out) {
        final int status = switch (phases[instrument]) {
            case OPEN -> 'T';
            case HALTED -> 'H';
            case AUCTION -> 'O';
        };
        IexMarketMessages.tradingStatus(
                incremental.open(IexMarketMessages.STATUS_LENGTH, timeNs, out), status, stocks[instrument], timeNs);
    }

    private void level(
            final int instrument,
            final boolean last,
            final int side,
            final int ticks,
            final int units,
            final long timeNs,
            final PacketOutput out) {
        IexMarketMessages.level(
                incremental.open(IexMarketMessages.LEVEL_LENGTH, timeNs, out),
                last,
                stocks[instrument],
                side,
                ticks,
                units,
                timeNs);
    }
}
