package io.loadline.feed.sim;

import io.loadline.feed.b3.B3Line;
import io.loadline.feed.cme.CmeLine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The languages in which a simulated exchange can say what happens on it, each of one venue's feed. */
public enum VenueDialect {
    /** CME MDP 3.0 by price: four lines, loops of definitions and snapshots. */
    CME("cme", "cme", CmeLine.COUNT, false, false),
    /** CME MDP 3.0 by price and by order: the orders behind the levels, and snapshots of them in chunks. */
    CME_MBO("cme-mbo", "cme", CmeLine.COUNT, false, true),
    /** IEX DEEP 1.0 over IEX-TP: two lines that carry everything, stocks only. */
    IEX("iex", "iex", 2, true, false),
    /** B3 binary UMDF of schema version 16, order by order by id: five lines, loops of definitions and snapshots, stocks only. */
    B3("b3", "b3", B3Line.COUNT, true, true),
    /** B3 binary UMDF of schema version 9, order by order by position. */
    B3_POSITIONAL("b3-positional", "b3", B3Line.COUNT, true, true),
    /** MEMX MEMOIR Depth, order by order, big-endian: two lines that carry everything, stocks only. */
    MEMX("memx", "memx", 2, true, true);

    private static final List<VenueDialect> ALL = List.of(values());

    private final String lowerName;
    private final String venue;
    private final int lines;
    private final boolean stocksOnly;
    private final boolean byOrder;

    VenueDialect(
            final String lowerName,
            final String venue,
            final int lines,
            final boolean stocksOnly,
            final boolean byOrder) {
        this.lowerName = lowerName;
        this.venue = venue;
        this.lines = lines;
        this.stocksOnly = stocksOnly;
        this.byOrder = byOrder;
    }

    /** @return the dialect's name in lower case, such as {@code b3-positional} */
    public String lowerName() {
        return lowerName;
    }

    /** @return name of the venue whose feed it is, as {@link io.loadline.feed.VenueFeeds#named} takes it */
    public String venue() {
        return venue;
    }

    /**
     * @param name in lower case, such as {@code iex}
     * @return the dialect
     * @throws IllegalArgumentException if there is none of that name
     */
    public static VenueDialect named(final String name) {
        for (final VenueDialect dialect : ALL) {
            if (dialect.lowerName.equals(name)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("'" + name + "' given; expected " + names());
    }

    /** @return the names for people, such as {@code "cme, iex"} */
    public static String names() {
        return Arrays.stream(values()).map(VenueDialect::lowerName).collect(Collectors.joining(", "));
    }

    /** @return true where the venue lists equities and nothing else */
    boolean stocksOnly() {
        return stocksOnly;
    }

    /** @return lines of the feed, numbered from 0 */
    int lines() {
        return lines;
    }

    /** @return place in the list of faults of the faults of a line: both lines of snapshots have those of the snapshots */
    int faultsOf(final int line) {
        return lines < B3Line.COUNT || line < B3Line.SNAPSHOT_B ? line : line - 1;
    }

    /** @return true where single orders are told */
    boolean byOrder() {
        return byOrder;
    }
}
