package io.loadline.feed.iex;

/**
 * Stocks by the eight characters of their symbol: open addressing, at most half full, the key in the stock itself, so that a look-up reads
 * a place of the table and the stock, which is wanted anyway. Nothing is ever removed. Ingress thread only.
 */
final class IexSymbols {
    private static final int FIRST_CAPACITY = 1 << 15;
    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

    private IexInstrument[] places = new IexInstrument[FIRST_CAPACITY];
    private int size;

    /** @return the stock, or null where the symbol is not known */
    IexInstrument get(final long symbol) {
        return places[place(symbol)];
    }

    /** Adds a stock whose symbol is not known yet. */
    void add(final IexInstrument instrument) {
        if (2 * size == places.length) {
            grow();
        }
        places[place(instrument.symbol)] = instrument;
        size++;
    }

    private void grow() {
        final IexInstrument[] old = places;
        places = new IexInstrument[2 * old.length];
        for (final IexInstrument instrument : old) {
            if (instrument != null) {
                places[place(instrument.symbol)] = instrument;
            }
        }
    }

    /** Where the symbol is, or would be. */
    private int place(final long symbol) {
        final IexInstrument[] table = places;
        final int mask = table.length - 1;
        int at = (int) ((symbol * GOLDEN_RATIO) >>> Integer.SIZE) & mask;
        while (table[at] != null && table[at].symbol != symbol) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
