package io.loadline.feed.cme;

/**
 * Instruments by the venue's number: open addressing, at most half full, the key in the instrument itself, so that a look-up reads a place of
 * the table and the instrument, which is wanted anyway. Nothing is ever removed. Ingress thread only.
 */
final class CmeSecurities {
    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int GOLDEN_RATIO = 0x9e3779b9;

    private CmeInstrument[] places = new CmeInstrument[FIRST_CAPACITY];
    private int shift = Integer.numberOfLeadingZeros(FIRST_CAPACITY) + 1;
    private int size;

    /** @return the instrument, or null where the number is not known */
    CmeInstrument get(final int securityId) {
        return places[place(securityId)];
    }

    /** Adds an instrument whose number is not known yet. */
    void add(final CmeInstrument instrument) {
        if (2 * size == places.length) {
            grow();
        }
        places[place(instrument.securityId)] = instrument;
        size++;
    }

    private void grow() {
        final CmeInstrument[] old = places;
        places = new CmeInstrument[2 * old.length];
        shift--;
        for (final CmeInstrument instrument : old) {
            if (instrument != null) {
                places[place(instrument.securityId)] = instrument;
            }
        }
    }

    /** Where the number is, or would be. */
    private int place(final int securityId) {
        final CmeInstrument[] table = places;
        final int mask = table.length - 1;
        int at = (securityId * GOLDEN_RATIO) >>> shift;
        while (table[at] != null && table[at].securityId != securityId) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
