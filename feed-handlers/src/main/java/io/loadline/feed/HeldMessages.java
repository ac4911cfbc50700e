package io.loadline.feed;

/**
 * Packets ahead of their turn, in the order of their first message. A packet that another one contains is not kept twice. Room for a fixed
 * number of packets; a place grows to the longest packet it ever held.
 */
final class HeldMessages {
    /** A ring: from {@link #head} on the places in use, by first message; then the free ones. */
    private final MessagePacket[] order;

    private int head;
    private int size;

    HeldMessages(final int capacity) {
        order = new MessagePacket[capacity];
        for (int i = 0; i < capacity; i++) {
            order[i] = new MessagePacket();
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

    /** The packet with the lowest message held; only while not empty. */
    MessagePacket first() {
        return order[head];
    }

    /** Forgets the first packet; its bytes stay until the next one is put. */
    void removeFirst() {
        head = at(1);
        size--;
    }

    /**
     * Keeps a copy of a packet. There must be room.
     *
     * @return false if all of its messages are held already by one packet
     */
    boolean put(final MessagePacket packet) {
        int place = size;
        while (place > 0 && order[at(place - 1)].first - packet.first > 0) {
            place--;
        }
        if (place > 0) {
            final MessagePacket before = order[at(place - 1)];
            if (before.next() - packet.next() >= 0) {
                return false;
            }
            if (before.first == packet.first) {
                final long waitingSinceNs = before.timeNs;
                before.copy(packet);
                before.timeNs = waitingSinceNs;
                return true;
            }
        }
        final MessagePacket free = order[at(size)];
        for (int i = size; i > place; i--) {
            order[at(i)] = order[at(i - 1)];
        }
        order[at(place)] = free;
        size++;
        free.copy(packet);
        return true;
    }

    private int at(final int place) {
        final int index = head + place;
        return index < order.length ? index : index - order.length;
    }
}
