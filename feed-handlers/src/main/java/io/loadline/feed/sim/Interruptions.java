package io.loadline.feed.sim;

/**
 * How often trading is interrupted. Times and instruments follow from the seed: the duration is cut in as many equal parts as there are
 * interruptions of a kind, and each falls at a random time of its part.
 *
 * @param halts times an instrument is halted for the length, then in auction for the length, 0 to 10,000
 * @param auctions times an instrument is in auction for the length, 0 to 10,000
 * @param resets times the channel starts anew, 0 to 1,000
 * @param lengthNs length of a halt and of an auction, 1 ns to 1 h
 */
public record Interruptions(int halts, int auctions, int resets, long lengthNs) {
    /** Trading is never interrupted. */
    public static final Interruptions NONE = new Interruptions(0, 0, 0, 1);

    private static final int MOST = 10_000;
    private static final int MOST_RESETS = 1_000;
    private static final long MOST_LENGTH_NS = 3_600_000_000_000L;

    /** Validates. */
    public Interruptions {
        checkRange("halts", halts, 0, MOST);
        checkRange("auctions", auctions, 0, MOST);
        checkRange("resets", resets, 0, MOST_RESETS);
        checkRange("lengthNs", lengthNs, 1, MOST_LENGTH_NS);
    }

    private static void checkRange(final String field, final long given, final long least, final long most) {
        if (given < least || given > most) {
            throw new IllegalArgumentException(
                    "interruption " + field + " is " + given + "; expected " + least + " to " + most);
        }
    }
}
