package io.loadline.feed;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/**
 * The names of US equities on the wire: eight characters, left-justified, padded with spaces (Nasdaq integrated symbology). Here they are
 * taken as a number, so that a symbol is found without making a string.
 */
public final class EquitySymbol {
    /** Characters on the wire. */
    public static final int LENGTH = 8;

    private static final int FIRST_CHARACTER = 0x20;
    private static final int LAST_CHARACTER = 0x7e;
    private static final int BITS_A_CHARACTER = 6;
    private static final int CHARACTER_MASK = (1 << BITS_A_CHARACTER) - 1;

    private EquitySymbol() {}

    /**
     * @param buffer holds the symbol
     * @param offset of its first character
     * @return true if every character can be printed and the first is no space
     */
    public static boolean isValid(final DirectBuffer buffer, final int offset) {
        for (int i = 0; i < LENGTH; i++) {
            final int character = buffer.getByte(offset + i);
            if (character < FIRST_CHARACTER || character > LAST_CHARACTER) {
                return false;
            }
        }
        return buffer.getByte(offset) != FIRST_CHARACTER;
    }

    /**
     * A number for the directory of instruments: the same every day and at every venue, whatever order the venue lists its stocks in. Tells
     * apart all symbols of capitals, digits and the usual marks.
     *
     * @param buffer holds the symbol
     * @param offset of its first character
     * @return six bits a character, below 2^48
     */
    public static long securityId(final DirectBuffer buffer, final int offset) {
        long id = 0;
        for (int i = 0; i < LENGTH; i++) {
            id = (id << BITS_A_CHARACTER) | ((buffer.getByte(offset + i) - FIRST_CHARACTER) & CHARACTER_MASK);
        }
        return id;
    }

    /**
     * @param buffer holds the symbol
     * @param offset of its first character
     * @return the symbol without its padding
     */
    public static String text(final DirectBuffer buffer, final int offset) {
        final byte[] bytes = new byte[LENGTH];
        buffer.getBytes(offset, bytes);
        return new String(bytes, StandardCharsets.US_ASCII).stripTrailing();
    }
}
