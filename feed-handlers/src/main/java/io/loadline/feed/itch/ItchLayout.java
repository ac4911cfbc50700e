package io.loadline.feed.itch;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.DirectBuffer;

/** Where things are in a message. Big endian; prices are 32-bit, unsigned, in units of 1e-4; times are nanoseconds since midnight. */
final class ItchLayout {
    static final int TYPE = 0;
    static final int LOCATE = 1;
    static final int TIME = 5;
    /** Most messages name the stock right after the header. */
    static final int STOCK = 11;

    static final int EVENT_CODE = 11;
    static final int TRADING_STATE = 19;
    static final int HALT_MARKET = 19;
    static final int HALT_ACTION = 20;

    static final int ORDER = 11;
    static final int ADD_SIDE = 19;
    static final int ADD_SHARES = 20;
    static final int ADD_STOCK = 24;
    static final int ADD_PRICE = 32;

    static final int TAKEN_SHARES = 19;
    static final int EXECUTED_MATCH = 23;
    static final int PRINTABLE = 31;
    static final int EXECUTED_PRICE = 32;

    static final int NEW_ORDER = 19;
    static final int NEW_SHARES = 27;
    static final int NEW_PRICE = 31;

    static final int TRADE_MATCH = 36;

    static final int CROSS_SHARES = 11;
    static final int CROSS_STOCK = 19;
    static final int CROSS_PRICE = 27;
    static final int CROSS_MATCH = 31;
    static final int CROSS_TYPE = 39;

    static final int BROKEN_MATCH = 11;

    private static final int TIME_BITS = 48;

    private ItchLayout() {}

    static int locate(final DirectBuffer buffer, final int message) {
        return buffer.getShort(message + LOCATE, BIG_ENDIAN) & 0xffff;
    }

    /** Nanoseconds since midnight: the low six bytes of the eight that end with the time. */
    static long sinceMidnightNs(final DirectBuffer buffer, final int message) {
        return buffer.getLong(message + TIME - 2, BIG_ENDIAN) & ((1L << TIME_BITS) - 1);
    }

    static long uint32(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset, BIG_ENDIAN) & 0xffff_ffffL;
    }

    static long int64(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset, BIG_ENDIAN);
    }
}
