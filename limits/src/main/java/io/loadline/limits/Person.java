package io.loadline.limits;

import io.loadline.codec.input.OperatorCommandDecoder;
import org.agrona.DirectBuffer;

/**
 * Who gave a command, as two words: names are compared without regard to case, trailing blanks or padding, so that nobody is two persons.
 * Holds the person of the command at hand, without allocation.
 */
final class Person {
    private static final int LENGTH = 16;
    private static final int CASE = 'a' - 'A';

    private long givenFirst;
    private long givenSecond;
    private long first;
    private long second;

    /**
     * @param buffer holds a command
     * @param body offset of its body
     */
    void read(final DirectBuffer buffer, final int body) {
        final int offset = body + OperatorCommandDecoder.personEncodingOffset();
        givenFirst = buffer.getLong(offset);
        givenSecond = buffer.getLong(offset + Long.BYTES);
        int length = 0;
        for (int i = 0; i < LENGTH && buffer.getByte(offset + i) != 0; i++) {
            if (buffer.getByte(offset + i) != ' ') {
                length = i + 1;
            }
        }
        first = word(buffer, offset, Math.min(length, Long.BYTES));
        second = word(buffer, offset + Long.BYTES, Math.max(0, length - Long.BYTES));
    }

    private static long word(final DirectBuffer buffer, final int offset, final int length) {
        long word = 0;
        for (int i = 0; i < length; i++) {
            final int given = buffer.getByte(offset + i) & 0xFF;
            final int lower = given >= 'A' && given <= 'Z' ? given + CASE : given;
            word |= (long) lower << (i * Byte.SIZE);
        }
        return word;
    }

    /** @return true where no name was given */
    boolean isBlank() {
        return first == 0 && second == 0;
    }

    /** @return first eight bytes of the name as it was given */
    long givenFirst() {
        return givenFirst;
    }

    /** @return last eight bytes of the name as it was given */
    long givenSecond() {
        return givenSecond;
    }

    /** @return first word of the name in the form that is compared */
    long first() {
        return first;
    }

    /** @return second word of the name in the form that is compared */
    long second() {
        return second;
    }

    boolean is(final long otherFirst, final long otherSecond) {
        return first == otherFirst && second == otherSecond;
    }
}
