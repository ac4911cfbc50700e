package io.loadline.gateway.pipeline;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * The time of the log: UTC nanoseconds that never go back, held still during a duty cycle. On a live feed it follows the machine's clock; on
 * recorded packets it follows theirs. Ingress thread only.
 */
public final class IngressClock {
    private final EpochNanoClock epochClock;
    private final NanoClock nanoClock;
    private TimeListener listener = toNs -> {};
    private long timeNs;
    private long nanoTime;

    private IngressClock(final EpochNanoClock epochClock, final NanoClock nanoClock, final long startNs) {
        this.epochClock = epochClock;
        this.nanoClock = nanoClock;
        timeNs = startNs;
        nanoTime = nanoClock.nanoTime();
    }

    /** Told before the clock moves, so that what falls due on the way is logged in its place. */
    @FunctionalInterface
    interface TimeListener {
        void onTimeMoving(long toNs);
    }

    /** @return a clock that follows the machine's */
    public static IngressClock system() {
        return system(new SampledEpochClock(), System::nanoTime);
    }

    /**
     * @param epochClock UTC nanoseconds; may go back, which this clock does not
     * @param nanoClock monotonic nanoseconds
     * @return a clock that follows them
     */
    public static IngressClock system(final EpochNanoClock epochClock, final NanoClock nanoClock) {
        return new IngressClock(epochClock, nanoClock, epochClock.nanoTime());
    }

    /**
     * @param startNs time of the first packet, UTC nanoseconds
     * @return a clock that moves only by {@link #advanceTo}
     */
    public static IngressClock capture(final long startNs) {
        return new IngressClock(null, System::nanoTime, startNs);
    }

    /** Begins a duty cycle: reads both clocks once. Between claim and commit this must not be called, as timers may be logged. */
    public void update() {
        nanoTime = nanoClock.nanoTime();
        if (epochClock != null) {
            moveTo(epochClock.nanoTime());
        }
    }

    /**
     * Moves the clock of a capture to a packet's time; an earlier one leaves it where it is. To be called before the packet's first message is
     * claimed. Does nothing on a clock that follows the machine's.
     *
     * @param packetTimeNs UTC nanoseconds
     */
    public void advanceTo(final long packetTimeNs) {
        if (epochClock == null) {
            moveTo(packetTimeNs);
        }
    }

    /** @return UTC nanoseconds of this duty cycle or packet */
    public long timeNs() {
        return timeNs;
    }

    /** @return monotonic nanoseconds of this duty cycle, for measurement */
    public long nanoTime() {
        return nanoTime;
    }

    /** Moves the clock, without telling anyone, so that it is not before a time of the log. */
    void notBefore(final long lastNs) {
        timeNs = Math.max(timeNs, lastNs);
    }

    void listener(final TimeListener timeListener) {
        listener = timeListener;
    }

    private void moveTo(final long toNs) {
        if (toNs > timeNs) {
            listener.onTimeMoving(toNs);
            timeNs = toNs;
        }
    }
}
