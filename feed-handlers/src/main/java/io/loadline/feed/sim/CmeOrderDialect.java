package io.loadline.feed.sim;

/**
 * One channel of CME MDP 3.0 by price and by order: what the levels say is said beside it of the orders behind them. Orders whose level the
 * same message tells are named there; others, and those for which it has no room, have messages of their own, which the event then ends
 * with. Snapshots of the orders of an instrument, in chunks, go round on the line of the snapshots of levels.
 */
final class CmeOrderDialect implements Dialect {
    private final CmeDialect levels;
    private final SimulatedInstrument[] instruments;
    private final SimulatedBooks books;
    private final OrderFlow orders;
    private final LineSender snapshots;
    private final IncrementalFeed incremental;
    private final PacketBuilder reference = new PacketBuilder();
    private final BookEvent rebuilt = new BookEvent();
    private int chunksSent;

    /**
     * @param levels tells everything but orders
     * @param snapshots line of the snapshots
     */
    CmeOrderDialect(
            final CmeDialect levels,
            final SimulatedInstrument[] instruments,
            final SimulatedBooks books,
            final OrderFlow orders,
            final LineSender snapshots) {
        this.levels = levels;
        this.instruments = instruments;
        this.books = books;
        this.orders = orders;
        this.snapshots = snapshots;
        incremental = levels.incremental();
    }

    @Override
    public void onOpenBooks() {
        orders.open();
    }

    @Override
    public int definitionPackets() {
        return levels.definitionPackets();
    }

    @Override
    public int statusPackets() {
        return levels.statusPackets();
    }

    @Override
    public int bookPackets() {
        return instruments.length;
    }

    @Override
    public boolean repeatsRounds() {
        return true;
    }

    @Override
    public IncrementalFeed incremental() {
        return incremental;
    }

    @Override
    public int definitions(final int packet, final long timeNs, final PacketOutput out) {
        return levels.definitions(packet, timeNs, out);
    }

    @Override
    public int statuses(final int packet, final long timeNs, final PacketOutput out) {
        return levels.statuses(packet, timeNs, out);
    }

    @Override
    public int books(final int packet, final long timeNs, final PacketOutput out) {
        if (packet % CmeDialect.SNAPSHOTS_IN_PACKET == 0) {
            levels.books(packet / CmeDialect.SNAPSHOTS_IN_PACKET, timeNs, out);
        }
        // What a snapshot holds must already be on the incremental lines, under the number it names.
        incremental.flush(timeNs, out);
        chunksSent = packet == 0 ? 0 : chunksSent;
        final OrderEvent all = orders.describe(packet);
        final int chunks = CmeOrderMessages.chunks(all);
        for (int chunk = 1; chunk <= chunks; chunk++) {
            CmeOrderMessages.snapshot(
                    reference,
                    all,
                    chunk,
                    chunks,
                    instruments[packet],
                    incremental.sequenceNumber(),
                    instruments.length,
                    timeNs);
            reference.header(++chunksSent, timeNs);
            snapshots.offer(reference.buffer(), 0, reference.length(), timeNs, out);
            reference.clear();
        }
        return 0;
    }

    @Override
    public int event(final int instrument, final BookEvent event, final long timeNs, final PacketOutput out) {
        return tell(instrument, event, orders.follow(instrument, event), timeNs, out);
    }

    private int tell(
            final int instrument,
            final BookEvent event,
            final OrderEvent changes,
            final long timeNs,
            final PacketOutput out) {
        final int trades = event.trades() == 0 ? 0 : trades(instrument, event, changes, timeNs, out);
        final int reported = levels.report(instrument, event.entries());
        final int cut = CmeOrderMessages.cut(event, changes);
        final int beside = CmeOrderMessages.beside(changes, cut);
        final int apart = changes.size() - beside;
        CmeOrderMessages.book(
                incremental.open(CmeOrderMessages.bookLength(event, beside), timeNs, out),
                event,
                changes,
                cut,
                instruments[instrument],
                reported,
                apart == 0,
                timeNs);
        return trades + 1 + apart(instrument, changes, cut, apart, timeNs, out);
    }

    /** Fills for which a summary has no room follow in summaries without trades. */
    private int trades(
            final int instrument,
            final BookEvent event,
            final OrderEvent changes,
            final long timeNs,
            final PacketOutput out) {
        final int reported = levels.report(instrument, event.trades());
        int first = 0;
        int messages = 0;
        do {
            final int trades = messages == 0 ? event.trades() : 0;
            final int end = CmeOrderMessages.endOfFills(changes, first, trades);
            CmeOrderMessages.trades(
                    incremental.open(CmeOrderMessages.tradesLength(changes, first, end, trades), timeNs, out),
                    event,
                    trades,
                    changes,
                    first,
                    end,
                    instruments[instrument],
                    reported,
                    timeNs);
            first = end;
            messages++;
        } while (first < changes.size());
        return messages;
    }

    /** Orders that the message of levels does not tell, in the order of the changes. */
    private int apart(
            final int instrument,
            final OrderEvent changes,
            final int cut,
            final int count,
            final long timeNs,
            final PacketOutput out) {
        int messages = 0;
        int first = 0;
        for (int left = count; left > 0; messages++) {
            final int now = Math.min(left, CmeOrderMessages.MOST_APART);
            left -= now;
            first = CmeOrderMessages.apart(
                    incremental.open(CmeOrderMessages.apartLength(now), timeNs, out),
                    changes,
                    cut,
                    first,
                    now,
                    instruments[instrument],
                    left == 0,
                    timeNs);
        }
        return messages;
    }

    @Override
    public int phase(final int instrument, final TradingPhase phase, final long timeNs, final PacketOutput out) {
        return levels.phase(instrument, phase, timeNs, out);
    }

    @Override
    public int reset(final long timeNs, final PacketOutput out) {
        int messages = levels.beginReset(timeNs, out);
        for (int i = 0; i < instruments.length; i++) {
            books.describe(i, rebuilt);
            messages += tell(i, rebuilt, orders.describe(i), timeNs, out);
        }
        incremental.flush(timeNs, out);
        return messages;
    }

    @Override
    public int endOfDay(final long timeNs, final PacketOutput out) {
        return levels.endOfDay(timeNs, out);
    }
}
