package io.loadline.feed;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Packets ahead of their turn, in the order of their first message. A packet that another one contains is not kept twice. Room for a fixed
 * number of packets; a place grows to the longest packet it ever held.
 */
final class HeldMessages {
    private static final int SLOT_BYTES = 1536;

    private final UnsafeBuffer[] bytes;
    private final long[] first;
    private final int[] count;
    private final int[] length;
    private final long[] timeNs;
    /** Places in use, by first message; then the free ones. */
    private final int[] order;

    private int size;

    HeldMessages(final int capacity) {
        bytes = new UnsafeBuffer[capacity];
        first = new long[capacity];
        count = new int[capacity];
        length = new int[capacity];
        timeNs = new long[capacity];
        order = new int[capacity];
        for (int i = 0; i < capacity; i++) {
            order[i] = i;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == order.length;
    }

    void clear() {
        size = 0;
    }

    /** Number of the first message held; only while not empty, as the others below. */
    long first() {
        return first[order[0]];
    }

    int count() {
        return count[order[0]];
    }

    DirectBuffer buffer() {
        return bytes[order[0]];
    }

    int length() {
        return length[order[0]];
    }

    long timeNs() {
        return timeNs[order[0]];
    }

    /** Forgets the first packet; its bytes stay until the next one is put. */
    void removeFirst() {
        final int slot = order[0];
        size--;
        System.arraycopy(order, 1, order, 0, size);
        order[size] = slot;
    }

    /**
     * Keeps a copy of a packet. There must be room.
     *
     * @return false if all of its messages are held already by one packet
     */
    boolean put(
            final long firstMessage,
            final int messages,
            final DirectBuffer buffer,
            final int offset,
            final int packetLength,
            final long receivedNs) {
        int at = size;
        while (at > 0 && first[order[at - 1]] - firstMessage > 0) {
            at--;
        }
        if (at > 0) {
            final int before = order[at - 1];
            if (first[before] + count[before] - (firstMessage + messages) >= 0) {
                return false;
            }
            if (first[before] == firstMessage) {
                fill(before, firstMessage, messages, buffer, offset, packetLength, timeNs[before]);
                return true;
            }
        }
        final int slot = order[size];
        System.arraycopy(order, at, order, at + 1, size - at);
        order[at] = slot;
        size++;
        fill(slot, firstMessage, messages, buffer, offset, packetLength, receivedNs);
        return true;
    }

    private void fill(
            final int slot,
            final long firstMessage,
            final int messages,
            final DirectBuffer buffer,
            final int offset,
            final int packetLength,
            final long receivedNs) {
        if (bytes[slot] == null || bytes[slot].capacity() < packetLength) {
            bytes[slot] = new UnsafeBuffer(new byte[Math.max(packetLength, SLOT_BYTES)]);
        }
        buffer.getBytes(offset, bytes[slot], 0, packetLength);
        first[slot] = firstMessage;
        count[slot] = messages;
        length[slot] = packetLength;
        timeNs[slot] = receivedNs;
    }
}
