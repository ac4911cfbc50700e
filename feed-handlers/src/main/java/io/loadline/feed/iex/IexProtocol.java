package io.loadline.feed.iex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The feeds of the venue, by the protocol number of a segment. */
enum IexProtocol {
    TOPS(0x8003),
    DEEP(0x8004),
    DEEPPLUS(0x8005);

    private static final IexProtocol[] ALL = values();

    private final int id;

    IexProtocol(final int id) {
        this.id = id;
    }

    boolean is(final int number) {
        return id == number;
    }

    /** @return the feed of that number, or null */
    static IexProtocol of(final int id) {
        for (final IexProtocol protocol : ALL) {
            if (protocol.id == id) {
                return protocol;
            }
        }
        return null;
    }

    /** @return names as options give them */
    static List<String> optionNames() {
        final List<String> names = new ArrayList<>();
        for (final IexProtocol protocol : ALL) {
            names.add(protocol.optionName());
        }
        return names;
    }

    /** @return the feed an option names, or null */
    static IexProtocol named(final String optionName) {
        for (final IexProtocol protocol : ALL) {
            if (protocol.optionName().equals(optionName)) {
                return protocol;
            }
        }
        return null;
    }

    String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
