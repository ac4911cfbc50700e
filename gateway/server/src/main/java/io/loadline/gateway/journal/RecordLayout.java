package io.loadline.gateway.journal;

import io.loadline.core.input.InputSink;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Bytes of one record, little-endian: a fixed header, then the SBE message. The check covers the whole record, with its own four bytes
 * taken as zero.
 */
final class RecordLayout {
    /** u32: bytes of the message. */
    static final int LENGTH_OFFSET = 0;

    /** u16: SBE template of the message. */
    static final int TYPE_OFFSET = 4;

    /** u16: SBE schema version of the message. */
    static final int VERSION_OFFSET = 6;

    /** i64: place in the log. */
    static final int SEQUENCE_OFFSET = 8;

    /** i64: UTC nanoseconds at ingress. */
    static final int INGRESS_TIME_OFFSET = 16;

    /** i32: epoch of the log. */
    static final int EPOCH_OFFSET = 24;

    /** u32: CRC32C (Castagnoli) of the record. */
    static final int CRC_OFFSET = 28;

    /** Bytes before the message. */
    static final int HEADER_LENGTH = 32;

    /** Longest record in bytes. */
    static final int MAX_LENGTH = HEADER_LENGTH + InputSink.MAX_LENGTH;

    private RecordLayout() {}

    /**
     * @param crc reused
     * @param bytes buffer that holds the record; its position and limit are moved. The record's own check is set to zero in it
     * @param view the same memory as {@code bytes}
     * @param offset first byte of the record
     * @param length bytes of the record
     * @return check of the record
     */
    static int check(
            final CRC32C crc, final ByteBuffer bytes, final UnsafeBuffer view, final int offset, final int length) {
        view.putInt(offset + CRC_OFFSET, 0);
        bytes.limit(offset + length).position(offset);
        crc.reset();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
