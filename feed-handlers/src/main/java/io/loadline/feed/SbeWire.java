package io.loadline.feed;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/**
 * Unsigned numbers and repeating groups as most venues of SBE send them: little-endian, a group begins with the length of an entry (2 bytes) and
 * their count (1 byte). No check is made: whoever reads a group has looked at {@link #endOfGroup} first.
 */
public final class SbeWire {
    /** Size of what stands before the entries of a group. */
    public static final int GROUP_HEADER = 3;

    private static final int GROUP_COUNT = 2;

    private SbeWire() {}

    /**
     * @param buffer holds the number
     * @param offset of its first byte
     * @return unsigned number of 2 bytes
     */
    public static int uint16(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset, LITTLE_ENDIAN) & 0xffff;
    }

    /**
     * @param buffer holds the number
     * @param offset of its first byte
     * @return unsigned number of 4 bytes
     */
    public static long uint32(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset, LITTLE_ENDIAN) & 0xffff_ffffL;
    }

    /**
     * @param buffer holds the group
     * @param group offset of its first byte
     * @return bytes of one entry
     */
    public static int entryLength(final DirectBuffer buffer, final int group) {
        return uint16(buffer, group);
    }

    /**
     * @param buffer holds the group
     * @param group offset of its first byte
     * @return how many entries it has
     */
    public static int entryCount(final DirectBuffer buffer, final int group) {
        return buffer.getByte(group + GROUP_COUNT) & 0xff;
    }

    /**
     * @param group offset of a group
     * @return offset of its first entry
     */
    public static int firstEntry(final int group) {
        return group + GROUP_HEADER;
    }

    /**
     * @param buffer holds the group
     * @param group offset of its first byte
     * @return offset behind its last entry
     */
    public static int endOfGroup(final DirectBuffer buffer, final int group) {
        return group + GROUP_HEADER + entryLength(buffer, group) * entryCount(buffer, group);
    }
}
