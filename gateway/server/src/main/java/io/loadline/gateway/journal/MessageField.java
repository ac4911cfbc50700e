package io.loadline.gateway.journal;

import io.loadline.core.Scale;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/**
 * One field of a message, and how it reads.
 *
 * @param name name in the schema
 * @param kind how its bytes read
 * @param offset byte within its block
 * @param count values in it: above 1 for texts and digests
 */
record MessageField(String name, Kind kind, int offset, int count) {
    private static final int PRICE_DECIMALS = 9;
    private static final int QUANTITY_DECIMALS = 8;
    private static final int U8 = 0xff;
    private static final int U16 = 0xffff;

    /** How bytes read. */
    enum Kind {
        UINT8(1),
        UINT16(2),
        INT32(4),
        INT64(8),
        DOUBLE(8),
        PRICE(8),
        QUANTITY(8),
        TEXT(1),
        HEX(1);

        private final int size;

        Kind(final int size) {
            this.size = size;
        }
    }

    static Kind kind(final String type, final String primitive, final int count) {
        return switch (type) {
            case "Price" -> Kind.PRICE;
            case "Quantity" -> Kind.QUANTITY;
            default ->
                switch (primitive) {
                    case "char" -> Kind.TEXT;
                    case "uint8" -> count > 1 ? Kind.HEX : Kind.UINT8;
                    case "uint16" -> Kind.UINT16;
                    case "int32" -> Kind.INT32;
                    case "int64" -> Kind.INT64;
                    case "double" -> Kind.DOUBLE;
                    default -> throw new IllegalStateException("type " + type + " of the schema has no printed form");
                };
        };
    }

    /** Returns the bytes of the field. */
    int length() {
        return kind.size * count;
    }

    /** True if a printed value is a number and needs no quotes. */
    boolean numeric() {
        return kind != Kind.TEXT && kind != Kind.HEX;
    }

    /** True for bytes that only align others. */
    boolean padding() {
        return name.startsWith("reserved");
    }

    /** Returns the value as text; null where it has none. */
    String text(final DirectBuffer buffer, final int block) {
        final int at = block + offset;
        return switch (kind) {
            case UINT8 -> String.valueOf(buffer.getByte(at) & U8);
            case UINT16 -> String.valueOf(buffer.getShort(at, ByteOrder.LITTLE_ENDIAN) & U16);
            case INT32 -> String.valueOf(buffer.getInt(at, ByteOrder.LITTLE_ENDIAN));
            case INT64 -> String.valueOf(buffer.getLong(at, ByteOrder.LITTLE_ENDIAN));
            case DOUBLE -> finite(buffer.getDouble(at, ByteOrder.LITTLE_ENDIAN));
            case PRICE -> price(buffer.getLong(at, ByteOrder.LITTLE_ENDIAN));
            case QUANTITY -> decimal(buffer.getLong(at, ByteOrder.LITTLE_ENDIAN), QUANTITY_DECIMALS);
            case TEXT -> bytes(buffer, at, StandardCharsets.US_ASCII);
            case HEX -> hex(buffer, at);
        };
    }

    private static String finite(final double value) {
        return Double.isFinite(value) ? String.valueOf(value) : null;
    }

    private static String price(final long mantissa) {
        return mantissa == Scale.NULL_PRICE ? null : decimal(mantissa, PRICE_DECIMALS);
    }

    private static String decimal(final long mantissa, final int decimals) {
        return mantissa == 0
                ? "0"
                : BigDecimal.valueOf(mantissa, decimals).stripTrailingZeros().toPlainString();
    }

    private String bytes(final DirectBuffer buffer, final int at, final Charset charset) {
        int length = 0;
        while (length < count && buffer.getByte(at + length) != 0) {
            length++;
        }
        final byte[] copy = new byte[length];
        buffer.getBytes(at, copy);
        return new String(copy, charset);
    }

    private String hex(final DirectBuffer buffer, final int at) {
        final byte[] copy = new byte[count];
        buffer.getBytes(at, copy);
        return HexFormat.of().formatHex(copy);
    }
}
