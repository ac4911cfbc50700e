package io.loadline.core.input;

import io.loadline.core.model.Instrument;
import io.loadline.core.model.Venue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Hashing;
import org.agrona.collections.Long2LongHashMap;

/**
 * Gives every security of every venue a dense instrument id. Instruments of the risk model have their ids from the start and are bound
 * to a security when the venue defines it; others get the next free id in the order of the log. Ingress thread only.
 */
public final class InstrumentDirectory {
    /** No instrument. */
    public static final int UNKNOWN = -1;

    private static final int VENUE_SHIFT = 56;

    /** Instruments for which there is room from the start, at most. */
    private static final int MOST_EXPECTED = 1 << 16;

    private final Long2LongHashMap idBySecurity;
    private final Map<String, Integer> idBySymbol;
    private final int capacity;
    private int size;

    /**
     * @param instruments the risk universe, in id order
     * @param capacity most instruments in all
     */
    public InstrumentDirectory(final List<Instrument> instruments, final int capacity) {
        if (instruments.size() > capacity) {
            throw new IllegalArgumentException(
                    "risk universe has " + instruments.size() + " instruments; the server keeps at most " + capacity);
        }
        this.capacity = capacity;
        // a directory that grows while a day begins makes its definitions wait
        final int expected = Math.min(capacity, MOST_EXPECTED);
        idBySecurity = new Long2LongHashMap(2 * expected, Hashing.DEFAULT_LOAD_FACTOR, UNKNOWN);
        idBySymbol = HashMap.newHashMap(expected);
        for (final Instrument instrument : instruments) {
            idBySymbol.put(key(instrument.venue().code(), instrument.symbol()), instrument.id());
        }
        size = instruments.size();
    }

    /**
     * @param venue venue
     * @param securityId the venue's own number, below 2^56 in magnitude
     * @return instrument id, or {@link #UNKNOWN}
     */
    public int idOf(final Venue venue, final long securityId) {
        return (int) idBySecurity.get(securityKey(venue.code(), securityId));
    }

    /**
     * Binds a security to an instrument id.
     *
     * @param venue venue
     * @param securityId the venue's own number
     * @param symbol the venue's own name
     * @return id of the instrument, or {@link #UNKNOWN} when the directory is full
     */
    public int define(final Venue venue, final long securityId, final String symbol) {
        final int known = idOf(venue, securityId);
        if (known != UNKNOWN) {
            return known;
        }
        final String key = key(venue.code(), symbol);
        final Integer named = idBySymbol.get(key);
        final int id;
        if (named != null) {
            id = named;
        } else if (size < capacity) {
            id = size++;
            idBySymbol.put(key, id);
        } else {
            return UNKNOWN;
        }
        idBySecurity.put(securityKey(venue.code(), securityId), id);
        return id;
    }

    /**
     * Binds a security again once its real name is known, after it was first bound under a placeholder.
     *
     * @param venue venue
     * @param securityId the venue's own number
     * @param symbol the venue's own name
     * @return id of the instrument that bears the name, else the id given under the placeholder
     */
    public int redefine(final Venue venue, final long securityId, final String symbol) {
        final Integer named = idBySymbol.get(key(venue.code(), symbol));
        if (named == null) {
            final int placeholder = define(venue, securityId, symbol);
            if (placeholder != UNKNOWN) {
                idBySymbol.put(key(venue.code(), symbol), placeholder);
            }
            return placeholder;
        }
        idBySecurity.put(securityKey(venue.code(), securityId), named);
        return named;
    }

    /**
     * Repeats a binding read from the log.
     *
     * @param id instrument id of the log
     * @param venueCode code of the venue in the log
     * @param securityId the venue's own number
     * @param symbol the venue's own name
     */
    public void restore(final int id, final int venueCode, final long securityId, final String symbol) {
        idBySymbol.put(key(venueCode, symbol), id);
        idBySecurity.put(securityKey(venueCode, securityId), id);
        size = Math.max(size, id + 1);
    }

    /** @return one more than the largest id given out */
    public int size() {
        return size;
    }

    private static long securityKey(final int venueCode, final long securityId) {
        return ((long) venueCode << VENUE_SHIFT) ^ (securityId & ((1L << VENUE_SHIFT) - 1));
    }

    private static String key(final int venueCode, final String symbol) {
        return venueCode + ":" + symbol;
    }
}
