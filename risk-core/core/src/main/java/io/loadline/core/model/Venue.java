package io.loadline.core.model;

/** Where an instrument trades. Codes are part of the log and never change. */
public enum Venue {
    /** No venue: a synthetic or internal instrument. */
    NONE(0),
    /** CME Group MDP 3.0. */
    CME(1),
    /** Deribit multicast. */
    DERIBIT(2);

    private static final Venue[] BY_CODE = values();
    private final int code;

    Venue(final int code) {
        this.code = code;
    }

    /** @return code in the log */
    public int code() {
        return code;
    }

    /**
     * @param code code in the log
     * @return venue
     * @throws IllegalArgumentException if no venue has the code
     */
    public static Venue ofCode(final int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException(
                    "venue code " + code + " is unknown; expected 0 to " + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
