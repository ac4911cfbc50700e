package io.loadline.feed.memx;

/**
 * Where things are in the headers, for those who read them and those who write them. Offsets of the packet header are from the first byte of
 * the packet, those of the message header from the first byte of the message's length. All numbers are big-endian.
 */
public final class MemxWire {
    /** Packet header: type (1 byte), length of the header (1), session (8), number of the first message (8). */
    public static final int TYPE = 0;

    public static final int HEADER_LENGTH = 1;
    public static final int SESSION = 2;
    public static final int SEQUENCE = 10;
    public static final int PACKET_HEADER = 18;

    /** Behind the header of a packet of messages is their count. */
    public static final int COUNT_LENGTH = 2;

    /** Types of packets. */
    public static final int HEARTBEAT = 0;

    public static final int END_OF_SESSION = 1;
    public static final int MESSAGES = 2;

    /** Before a message is its length, which does not count itself; then an SBE header: block length, template, schema, version. */
    public static final int LENGTH_LENGTH = 2;

    public static final int TEMPLATE_ID = 4;
    public static final int SCHEMA_ID = 5;
    public static final int SBE_HEADER = 6;

    /** Schemas: the products. */
    public static final int EQUITIES = 2;

    public static final int OPTIONS = 10;

    /** First two fields of every block: time, then what the message is about. */
    public static final int TIMESTAMP = 0;

    public static final int SUBJECT = 8;

    private MemxWire() {}
}
