package io.loadline.feed.sim;

import java.util.List;

/**
 * Moves one book by one event. The fair price and the spread set where best bid and best offer belong; levels beyond that are taken away
 * first (by a sweep where the event is a trade), then the other side steps up, never onto the first, so a book cannot cross between two
 * entries either. An event with nothing to move trades at the best price, fills a hole, adds depth at the far end, or changes a size.
 * Most events have one to three entries.
 */
final class BookEvolution {
    private static final int MOST_DELETES = 6;
    private static final int LEAST_LEVELS = 4;
    /** Ticks by which the fair price must pass a level before the quote follows: keeps quotes from flickering. */
    private static final double HYSTERESIS_TICKS = 0.3;

    private final SimulatedBooks books;
    private final PriceProcess prices;
    private final SimulationRandom random;
    private final Quoting[] quoting;
    private final BookEvent event = new BookEvent();

    BookEvolution(
            final List<SimulatedInstrument> instruments,
            final SimulatedBooks books,
            final PriceProcess prices,
            final long seed) {
        this.books = books;
        this.prices = prices;
        random = new SimulationRandom(seed, Streams.BOOKS);
        quoting = new Quoting[instruments.size()];
        for (int i = 0; i < quoting.length; i++) {
            quoting[i] = instruments.get(i).quoting();
            open(i, instruments.get(i).initialTicks());
        }
    }

    private void open(final int instrument, final int fairTicks) {
        final double half = 0.5 * quoting[instrument].spreadTicks();
        final int bid = Math.max(1, (int) Math.floor(fairTicks - half));
        final int ask = Math.max(bid + 1, (int) Math.ceil(fairTicks + half));
        for (int level = 0; level < SimulatedBooks.LEVELS; level++) {
            if (bid - level >= 1) {
                insertSilently(instrument, SimulatedBooks.BID, level, bid - level);
            }
            insertSilently(instrument, SimulatedBooks.ASK, level, ask + level);
        }
    }

    private int insertSilently(final int instrument, final int side, final int level, final int ticks) {
        final int units = freshQuantity(instrument, level);
        return books.insert(instrument, side, level, ticks, units, orderCount(instrument, units));
    }

    /**
     * @param instrument the instrument an event touches
     * @param timeNs when
     * @return what the event did, at least one entry; valid until the next call
     */
    BookEvent evolve(final int instrument, final long timeNs) {
        event.clear();
        final double fair = prices.touch(instrument, timeNs);
        final double half = 0.5 * Math.max(1, quoting[instrument].spreadTicks() * prices.spread());
        final int bestBid = books.priceTicks(instrument, SimulatedBooks.BID, 0);
        final int bestAsk = books.priceTicks(instrument, SimulatedBooks.ASK, 0);
        final double lowest = fair - half - bestBid;
        final double highest = bestAsk - (fair + half);
        final int bid = settled(lowest) ? bestBid : Math.max(1, (int) Math.floor(fair - half));
        final int ask = Math.max(bid + 1, settled(highest) ? bestAsk : (int) Math.ceil(fair + half));
        final boolean trade = random.chance(prices.tradeShare());
        retreat(instrument, SimulatedBooks.BID, bid, trade);
        retreat(instrument, SimulatedBooks.ASK, ask, trade);
        improve(instrument, SimulatedBooks.BID, bid);
        improve(instrument, SimulatedBooks.ASK, ask);
        if (event.entries() == 0) {
            if (trade) {
                tradeAtBest(instrument, random.below(2));
            } else {
                refresh(instrument, random.below(2));
            }
        }
        return event;
    }

    private static boolean settled(final double ticksInside) {
        return ticksInside >= -HYSTERESIS_TICKS && ticksInside < 1 + HYSTERESIS_TICKS;
    }

    /** Takes away levels better than the target, best first; the last one only after another stands behind it. */
    private void retreat(final int instrument, final int side, final int target, final boolean trade) {
        int deletes = 0;
        while (deletes < MOST_DELETES && better(side, books.priceTicks(instrument, side, 0), target)) {
            if (books.count(instrument, side) == 1) {
                insert(instrument, side, 1, target);
            }
            final int ticks = books.priceTicks(instrument, side, 0);
            final int units = books.quantity(instrument, side, 0);
            if (trade) {
                event.addTrade(
                        ticks, units, side == SimulatedBooks.BID ? BookEvent.AGGRESSOR_SELL : BookEvent.AGGRESSOR_BUY);
            }
            books.delete(instrument, side, 0);
            event.addEntry(BookEvent.DELETE, side, 0, ticks, 0, 0);
            deletes++;
        }
        if (deletes > 0 && books.count(instrument, side) < wantedLevels()) {
            append(instrument, side);
        }
    }

    /** Puts a new best level at the target if it is better than the present one, one tick off the other side at most. */
    private void improve(final int instrument, final int side, final int target) {
        final int opposite = books.priceTicks(instrument, 1 - side, 0);
        final int ticks = side == SimulatedBooks.BID ? Math.min(target, opposite - 1) : Math.max(target, opposite + 1);
        if (better(side, ticks, books.priceTicks(instrument, side, 0))) {
            insert(instrument, side, 0, ticks);
        }
    }

    private void tradeAtBest(final int instrument, final int side) {
        final int lot = quoting[instrument].lotSize();
        final int lots = books.quantity(instrument, side, 0) / lot;
        if (lots < 2) {
            change(instrument, side, 0);
            return;
        }
        final int traded = (1 + random.below(Math.max(1, lots / 3))) * lot;
        final int left = books.quantity(instrument, side, 0) - traded;
        final int ticks = books.priceTicks(instrument, side, 0);
        event.addTrade(ticks, traded, side == SimulatedBooks.BID ? BookEvent.AGGRESSOR_SELL : BookEvent.AGGRESSOR_BUY);
        setLevel(instrument, side, 0, left);
    }

    private void refresh(final int instrument, final int side) {
        final int held = books.count(instrument, side);
        if (held < wantedLevels() && append(instrument, side)) {
            return;
        }
        // Geometric: half of the changes at the best level, a quarter at the second.
        final int level = Math.min(held - 1, Long.numberOfTrailingZeros(random.next() | 1L << 40));
        if (level + 1 < held) {
            final int ticks = books.priceTicks(instrument, side, level);
            final int behind = books.priceTicks(instrument, side, level + 1);
            if (Math.abs(ticks - behind) > 1 && random.chance(0.5)) {
                insert(instrument, side, level + 1, side == SimulatedBooks.BID ? ticks - 1 : ticks + 1);
                return;
            }
        }
        change(instrument, side, level);
    }

    private int wantedLevels() {
        return Math.clamp((int) (SimulatedBooks.LEVELS * prices.depth() + 0.5), LEAST_LEVELS, SimulatedBooks.LEVELS);
    }

    /** @return false where no price is left below the last bid */
    private boolean append(final int instrument, final int side) {
        final int held = books.count(instrument, side);
        final int last = books.priceTicks(instrument, side, held - 1);
        final int gap = 1 + random.below(Math.max(1, (int) (1.5 / prices.depth())));
        final int ticks = side == SimulatedBooks.BID ? last - gap : last + gap;
        if (ticks < 1) {
            return false;
        }
        insert(instrument, side, held, ticks);
        return true;
    }

    private void insert(final int instrument, final int side, final int level, final int ticks) {
        final int lostTicks = insertSilently(instrument, side, level, ticks);
        event.addNew(
                side,
                level,
                ticks,
                books.quantity(instrument, side, level),
                books.orders(instrument, side, level),
                lostTicks);
    }

    private void change(final int instrument, final int side, final int level) {
        setLevel(instrument, side, level, freshQuantity(instrument, level));
    }

    private void setLevel(final int instrument, final int side, final int level, final int units) {
        final int orders = orderCount(instrument, units);
        books.change(instrument, side, level, units, orders);
        event.addEntry(BookEvent.CHANGE, side, level, books.priceTicks(instrument, side, level), units, orders);
    }

    private int freshQuantity(final int instrument, final int level) {
        final double shape = (0.6 + 0.1 * level) * (0.25 + 1.5 * random.uniform());
        final int lots = 1 + (int) (quoting[instrument].levelLots() * prices.depth() * shape);
        return lots * quoting[instrument].lotSize();
    }

    private int orderCount(final int instrument, final int units) {
        final int lots = units / quoting[instrument].lotSize();
        return 1 + random.below(1 + lots / 4);
    }

    private static boolean better(final int side, final int ticks, final int than) {
        return side == SimulatedBooks.BID ? ticks > than : ticks < than;
    }
}
