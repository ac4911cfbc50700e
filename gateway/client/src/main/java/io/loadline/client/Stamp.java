package io.loadline.client;

import io.loadline.codec.output.StampDecoder;

/** Place in the log, age and quality of a value. */
public sealed class Stamp
        permits NodeView, UtilisationView, RegimeView, BookView, FeatureView, SmileView, VolatilityView {
    private long sequence;
    private long ingressTimeNs;
    private int epoch;
    private int conflated;
    private int quality = -1;

    Stamp() {}

    /**
     * Takes a stamp that is not older than the one held.
     *
     * @return false where it is older, and the value must be ignored
     */
    final boolean accept(final StampDecoder stamp) {
        if (stamp.sequence() < sequence) {
            return false;
        }
        sequence = stamp.sequence();
        ingressTimeNs = stamp.ingressTimeNs();
        epoch = stamp.epoch();
        conflated = stamp.conflated();
        quality = stamp.quality();
        return true;
    }

    /** Lets any value of a new log replace this one. */
    final void forgetSequence() {
        sequence = 0;
    }

    /** @return true once a value was received */
    public final boolean isKnown() {
        return quality >= 0;
    }

    /** @return place in the log of the event the value follows from, 0 where none was received */
    public final long sequence() {
        return sequence;
    }

    /** @return UTC nanoseconds at which that event entered the server, 0 where no value was received */
    public final long ingressTimeNs() {
        return ingressTimeNs;
    }

    /**
     * @param nowNs UTC nanoseconds
     * @return nanoseconds since the event the value follows from; the clocks of both machines decide how exact it is
     */
    public final long ageNs(final long nowNs) {
        return nowNs - ingressTimeNs;
    }

    /** @return restarts of the log so far, from 1 */
    public final int epoch() {
        return epoch;
    }

    /** @return values of this key that the last one replaced on its way, because the desk or the network was slow */
    public final int conflated() {
        return conflated;
    }

    /** @return quality bit set of the server, 0 is good, -1 where no value was received */
    public final int quality() {
        return quality;
    }
}
