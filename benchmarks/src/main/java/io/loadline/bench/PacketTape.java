package io.loadline.bench;

import io.loadline.feed.PacketHandler;
import io.loadline.feed.sim.PacketOutput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Packets recorded in memory, so that making them is no part of what is measured. One thread. */
public final class PacketTape implements PacketOutput {
    private static final int CHUNK = 16 << 20;
    private static final int FIRST_CAPACITY = 1 << 16;

    private final List<UnsafeBuffer> chunks = new ArrayList<>();
    private int[] chunkOf = new int[FIRST_CAPACITY];
    private int[] offsets = new int[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private int[] lines = new int[FIRST_CAPACITY];
    private long[] times = new long[FIRST_CAPACITY];
    private int size;
    private int chunk;
    private int end;

    @Override
    public void send(final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        if (size == times.length) {
            grow();
        }
        if (end + length > CHUNK) {
            chunk++;
            end = 0;
        }
        if (chunk == chunks.size()) {
            chunks.add(new UnsafeBuffer(ByteBuffer.allocateDirect(CHUNK)));
        }
        chunks.get(chunk).putBytes(end, buffer, offset, length);
        chunkOf[size] = chunk;
        offsets[size] = end;
        lengths[size] = length;
        lines[size] = line;
        times[size] = timeNs;
        end += length;
        size++;
    }

    private void grow() {
        final int capacity = 2 * times.length;
        chunkOf = Arrays.copyOf(chunkOf, capacity);
        offsets = Arrays.copyOf(offsets, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        lines = Arrays.copyOf(lines, capacity);
        times = Arrays.copyOf(times, capacity);
    }

    /** Forgets all packets and keeps the memory. */
    public void clear() {
        size = 0;
        chunk = 0;
        end = 0;
    }

    /** @return packets recorded */
    public int size() {
        return size;
    }

    /**
     * Hands over every packet, in order.
     *
     * @param handler takes them
     */
    public void play(final PacketHandler handler) {
        for (int i = 0; i < size; i++) {
            handler.onPacket(lines[i], chunks.get(chunkOf[i]), offsets[i], lengths[i], times[i]);
        }
    }
}
