package io.loadline.feed.sim;

/** Numbers of the lines a channel is sent on. */
final class Line {
    static final int INCREMENTAL_A = 0;
    static final int INCREMENTAL_B = 1;
    static final int SNAPSHOT = 2;
    static final int DEFINITION = 3;
    static final int COUNT = 4;

    private Line() {}
}
