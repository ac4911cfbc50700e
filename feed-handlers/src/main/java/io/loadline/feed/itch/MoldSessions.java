package io.loadline.feed.itch;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/** Sessions as numbers, the last one remembered: packet after packet names the same one. */
final class MoldSessions {
    private static final int SECOND_WORD = MoldUdp.SESSION_LENGTH - Short.BYTES;

    private long characters;
    private short lastCharacters;
    private boolean known;
    private long number;

    /** @return {@link MoldUdp#session} of a packet that has a header */
    long numberOf(final DirectBuffer buffer, final int packet) {
        final long first = buffer.getLong(packet, LITTLE_ENDIAN);
        final short last = buffer.getShort(packet + SECOND_WORD, LITTLE_ENDIAN);
        if (!known || first != characters || last != lastCharacters) {
            known = true;
            characters = first;
            lastCharacters = last;
            number = MoldUdp.session(buffer, packet);
        }
        return number;
    }
}
