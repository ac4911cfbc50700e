package io.loadline.gateway.screen;

/**
 * An alert or a step of the kill machine, as the screen lists it.
 *
 * @param timeNs UTC nanoseconds
 * @param sequence place in the log
 * @param node node id
 * @param word severity or state
 * @param style how the word looks
 * @param cause what crossed what
 * @param advance true while its cause is not yet journaled
 */
record AlertLine(long timeNs, long sequence, int node, String word, Style style, String cause, boolean advance) {
    boolean sameMessage(final AlertLine other) {
        return sequence == other.sequence && node == other.node && word.equals(other.word) && cause.equals(other.cause);
    }
}
