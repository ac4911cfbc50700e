package io.loadline.feed.itch;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** MoldUDP64 1.00: a session of ten characters, the number of the first message, a count, and messages behind their lengths. */
final class MoldUdp {
    static final int HEADER = 20;
    static final int LENGTH_PREFIX = 2;
    static final int SESSION_LENGTH = 10;
    /** Count of a packet that ends the session. */
    static final int END_OF_SESSION = 0xffff;

    private static final int SEQUENCE = 10;
    private static final int COUNT = 18;
    private static final int BITS_A_CHARACTER = 6;
    private static final int CHARACTER_MASK = (1 << BITS_A_CHARACTER) - 1;
    private static final int FIRST_CHARACTER = 0x20;
    private static final int MOST_REQUESTED = END_OF_SESSION - 1;
    /** Set in the number of a session that has other characters than capitals, digits and signs: the number is not its name. */
    private static final long NAMELESS = 1L << 63;

    private MoldUdp() {}

    static int uint16(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset, BIG_ENDIAN) & 0xffff;
    }

    static long sequence(final DirectBuffer buffer, final int packet) {
        return buffer.getLong(packet + SEQUENCE, BIG_ENDIAN);
    }

    static int count(final DirectBuffer buffer, final int packet) {
        return uint16(buffer, packet + COUNT);
    }

    /** The session as a number: six bits a character, which tells capitals and digits apart. */
    static long session(final DirectBuffer buffer, final int packet) {
        long session = 0;
        int beyond = 0;
        for (int i = 0; i < SESSION_LENGTH; i++) {
            final int character = buffer.getByte(packet + i) - FIRST_CHARACTER;
            beyond |= character;
            session = (session << BITS_A_CHARACTER) | (character & CHARACTER_MASK);
        }
        return (beyond & ~CHARACTER_MASK) == 0 ? session : session | NAMELESS;
    }

    /**
     * Writes a request for messages; the server answers it with one packet of as many of them as fit.
     *
     * @return its length; 0 if the name of the session is not known from its number
     */
    static int putRequest(final long session, final long first, final long count, final MutableDirectBuffer buffer) {
        if (session < 0) {
            return 0;
        }
        for (int i = 0; i < SESSION_LENGTH; i++) {
            final long character = session >>> (BITS_A_CHARACTER * (SESSION_LENGTH - 1 - i));
            buffer.putByte(i, (byte) (FIRST_CHARACTER + (character & CHARACTER_MASK)));
        }
        buffer.putLong(SEQUENCE, first, BIG_ENDIAN);
        buffer.putShort(COUNT, (short) Math.min(count, MOST_REQUESTED), BIG_ENDIAN);
        return HEADER;
    }

    /**
     * @param message offset of a message's length
     * @param end of the packet
     * @return offset behind the message, or -1 where it is not whole or too short for its type
     */
    static int endOfMessage(final DirectBuffer buffer, final int message, final int end) {
        if (message + LENGTH_PREFIX >= end) {
            return -1;
        }
        final int length = uint16(buffer, message);
        final int next = message + LENGTH_PREFIX + length;
        final boolean whole = next <= end
                && length != 0
                && length >= ItchMessageType.shortest(buffer.getByte(message + LENGTH_PREFIX));
        return whole ? next : -1;
    }

    static void putHeader(
            final MutableDirectBuffer buffer, final byte[] session, final long sequence, final int count) {
        buffer.putBytes(0, session);
        buffer.putLong(SEQUENCE, sequence, BIG_ENDIAN);
        buffer.putShort(COUNT, (short) count, BIG_ENDIAN);
    }
}
