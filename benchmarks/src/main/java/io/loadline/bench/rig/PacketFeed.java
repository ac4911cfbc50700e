package io.loadline.bench.rig;

import io.loadline.feed.PacketHandler;

/** The engine's end of the way that packets take from the generator. Engine thread. */
interface PacketFeed extends AutoCloseable {
    /** Hands over at most {@code limit} packets that are there now; returns how many. */
    int poll(PacketHandler handler, int limit);

    @Override
    void close();
}
