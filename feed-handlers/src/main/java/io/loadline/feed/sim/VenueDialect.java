package io.loadline.feed.sim;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The languages in which a simulated exchange can say what happens on it, each named as the venue whose feed it is. */
public enum VenueDialect {
    /** CME MDP 3.0 by price: four lines, loops of definitions and snapshots. */
    CME,
    /** IEX DEEP 1.0 over IEX-TP: two lines that carry everything, stocks only. */
    IEX;

    private static final List<VenueDialect> ALL = List.of(values());

    /** @return the venue's name in lower case, as {@code --venue} takes it */
    public String lowerName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param name in lower case, such as {@code iex}
     * @return the dialect
     * @throws IllegalArgumentException if there is none of that name
     */
    public static VenueDialect named(final String name) {
        for (final VenueDialect dialect : ALL) {
            if (dialect.lowerName().equals(name)) {
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
        return this == IEX;
    }
}
