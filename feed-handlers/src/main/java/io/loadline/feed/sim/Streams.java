package io.loadline.feed.sim;

/** Numbers of the random streams, one a purpose. A number is never reused. */
final class Streams {
    static final long REGIMES = 1;
    static final long FACTORS = 2;
    static final long OWN_PRICES = 3;
    static final long BOOKS = 4;
    static final long CHOICE = 5;
    static final long UNIVERSE = 6;
    static final long POSITIONS = 7;
    static final long HISTORY = 8;
    static final long INTERRUPTIONS = 9;
    static final long ORDERS = 10;
    /** Plus the line's number. */
    static final long FAULTS = 16;

    private Streams() {}
}
