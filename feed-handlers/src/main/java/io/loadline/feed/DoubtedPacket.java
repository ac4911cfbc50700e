package io.loadline.feed;

/** The one packet of another session, or from far ahead, that a {@link MessageSequencer} keeps until something confirms it. */
final class DoubtedPacket {
    private final MessagePacket packet = new MessagePacket();
    private boolean present;

    boolean isPresent() {
        return present;
    }

    MessagePacket packet() {
        return packet;
    }

    void keep(final MessagePacket doubted) {
        packet.copy(doubted);
        present = true;
    }

    void clear() {
        present = false;
    }

    /** Where to go on if this packet is believed because of another one: the earlier of the two if they tell of one place, else its own. */
    long beginning(final MessagePacket other) {
        final long ahead = packet.first - other.first;
        final boolean together = other.session == packet.session && Math.abs(ahead) < MessageSequencer.FAR;
        return together && ahead > 0 ? other.first : packet.first;
    }
}
