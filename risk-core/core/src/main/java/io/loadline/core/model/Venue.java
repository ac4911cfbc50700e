package io.loadline.core.model;

import java.util.Locale;

/**
 * Where an instrument trades. Venues are defined by the packages that read their feeds; this is only their name in files and their code
 * in the log.
 *
 * @param name as files give it, in capitals: {@code CME}
 * @param code in the log, 0 to 127; once used it never changes its meaning
 */
public record Venue(String name, int code) {
    /** No venue: a synthetic or internal instrument. */
    public static final Venue NONE = new Venue("NONE", 0);

    private static final int MAX_CODE = 127;

    /**
     * @throws IllegalArgumentException if the code does not fit the log or the name is not in capitals
     */
    public Venue {
        if (code < 0 || code > MAX_CODE) {
            throw new IllegalArgumentException("venue code " + code + " given; expected 0 to " + MAX_CODE);
        }
        if (name.isEmpty() || !name.equals(name.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("venue name '" + name + "' given; expected capitals");
        }
    }

    /** @return name as the command line and the configuration give it: {@code cme} */
    public String lowerName() {
        return name.toLowerCase(Locale.ROOT);
    }
}
