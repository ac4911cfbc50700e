package io.loadline.feed.sim;

/**
 * Faults injected on one line, decided per packet from the seed, the line and the packet's number.
 *
 * @param loss probability that a packet is not sent, in [0, 1)
 * @param duplication probability that a packet is sent twice, in [0, 1)
 * @param reordering probability that a packet is sent after its successor, in [0, 1)
 */
public record LineFaults(double loss, double duplication, double reordering) {
    /** A clean line. */
    public static final LineFaults NONE = new LineFaults(0, 0, 0);

    /** Validates. */
    public LineFaults {
        checkProbability("loss", loss);
        checkProbability("duplication", duplication);
        checkProbability("reordering", reordering);
    }

    private static void checkProbability(final String field, final double given) {
        if (!(given >= 0 && given < 1)) {
            throw new IllegalArgumentException(
                    "line fault " + field + " is " + given + "; expected a probability from 0 to below 1");
        }
    }
}
