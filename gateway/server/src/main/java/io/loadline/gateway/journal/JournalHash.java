package io.loadline.gateway.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * SHA-256 over what the records of a journal say, in order: sequence, ingress time, epoch and message. Two journals with the same hash hold
 * the same log, however their files are laid out.
 */
public final class JournalHash {
    private JournalHash() {}

    /**
     * What was hashed.
     *
     * @param records records
     * @param sha256 hash in hexadecimal
     */
    public record Result(long records, String sha256) {}

    /**
     * @param reader before the first record; afterwards at the end or the first bad record
     * @return hash of the sound records
     */
    public static Result hash(final JournalReader reader) {
        final MessageDigest digest = BlobStore.sha256();
        final ByteBuffer head =
                ByteBuffer.allocate(2 * Long.BYTES + 2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        final byte[] message = new byte[RecordLayout.MAX_LENGTH];
        while (reader.next()) {
            head.clear()
                    .putLong(reader.sequence())
                    .putLong(reader.ingressTimeNs())
                    .putInt(reader.epoch())
                    .putInt(reader.length())
                    .flip();
            digest.update(head);
            reader.buffer().getBytes(reader.offset(), message, 0, reader.length());
            digest.update(message, 0, reader.length());
        }
        return new Result(reader.records(), HexFormat.of().formatHex(digest.digest()));
    }
}
