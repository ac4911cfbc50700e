package io.loadline.feed.b3;

/** Lines of one B3 UMDF channel, as given to {@link io.loadline.feed.PacketHandler#onPacket}: a multicast group each. */
public final class B3Line {
    /** Incremental feed, side A. */
    public static final int INCREMENTAL_A = 0;

    /** Incremental feed, side B: the same packets as A. */
    public static final int INCREMENTAL_B = 1;

    /** Snapshot recovery, side A: the loop of book snapshots. */
    public static final int SNAPSHOT_A = 2;

    /** Snapshot recovery, side B. */
    public static final int SNAPSHOT_B = 3;

    /** Instrument replay: the loop of instrument definitions. */
    public static final int DEFINITION = 4;

    /** Number of lines. */
    public static final int COUNT = 5;

    private B3Line() {}
}
