package io.loadline.feed.cme;

/**
 * Lines of one CME MDP 3.0 channel, as given to {@link io.loadline.feed.PacketHandler#onPacket}. The venue carries each of them in a
 * multicast group of its own; the caller knows which group a packet came from and says so by these numbers.
 */
public final class CmeLine {
    /** Incremental feed, side A. */
    public static final int INCREMENTAL_A = 0;

    /** Incremental feed, side B: the same packets as A. */
    public static final int INCREMENTAL_B = 1;

    /** Market recovery: the loop of book snapshots. */
    public static final int SNAPSHOT = 2;

    /** Instrument replay: the loop of instrument definitions. */
    public static final int DEFINITION = 3;

    /** Number of lines. */
    public static final int COUNT = 4;

    private CmeLine() {}
}
