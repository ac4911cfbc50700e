package io.loadline.gateway.pipeline;

import io.loadline.gateway.journal.LiveCheckpoints;

/** Compares the digest of a replay with what the live server noted, wherever it noted one. */
final class DigestComparison {
    private final LiveCheckpoints live;
    private int index;
    private long nextSequence;
    private long digestThere;
    private long lastEqual;
    private long firstDifferent;

    DigestComparison(final LiveCheckpoints live) {
        this.live = live;
        nextSequence = live.sequences().length == 0 ? Long.MAX_VALUE : live.sequences()[0];
    }

    /** True if the live server noted a digest at the event. */
    boolean due(final long sequence) {
        return sequence == nextSequence;
    }

    void compare(final long digest) {
        digestThere = digest;
        if (digest != live.digests()[index]) {
            firstDifferent = firstDifferent == 0 ? nextSequence : firstDifferent;
        } else if (firstDifferent == 0) {
            lastEqual = nextSequence;
        }
        index++;
        nextSequence = index == live.sequences().length ? Long.MAX_VALUE : live.sequences()[index];
    }

    int compared() {
        return index;
    }

    long liveSequence() {
        return index == 0 ? 0 : live.sequences()[index - 1];
    }

    long liveDigest() {
        return index == 0 ? 0 : live.digests()[index - 1];
    }

    long digestThere() {
        return digestThere;
    }

    long lastEqual() {
        return lastEqual;
    }

    long firstDifferent() {
        return firstDifferent;
    }
}
