package io.loadline.gateway.journal;

import io.loadline.codec.input.MessageHeaderDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/** Reads and checks the records of Chronicle Queue files. */
final class ChronicleReader implements JournalReader {
    private static final int U16 = 0xffff;

    private final CRC32C crc = new CRC32C();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QueueDocuments documents;

    private BadRecord bad;
    private long records;
    private long sequence;
    private long ingressTimeNs;
    private int epoch;
    private int templateId;
    private int schemaVersion;
    private int offset;
    private int length;

    /**
     * @param files queue files, oldest first
     */
    ChronicleReader(final List<Path> files) {
        documents = new QueueDocuments(files);
    }

    @Override
    public boolean next() {
        if (bad != null) {
            return false;
        }
        if (!documents.next()) {
            if (documents.damage() != null) {
                bad(documents.damage(), documents.expectation());
            }
            return false;
        }
        if (sound()) {
            records++;
            return true;
        }
        return false;
    }

    private boolean sound() {
        final int start = documents.offset();
        final int total = documents.length();
        final int shortest = RecordLayout.HEADER_LENGTH + MessageHeaderDecoder.ENCODED_LENGTH;
        if (total < shortest) {
            return bad("a document of " + total + " bytes", "at least " + shortest);
        }
        final var view = documents.view();
        final int message = view.getInt(start + RecordLayout.LENGTH_OFFSET);
        if (message != total - RecordLayout.HEADER_LENGTH) {
            return bad("message length " + message, String.valueOf(total - RecordLayout.HEADER_LENGTH));
        }
        final int written = view.getInt(start + RecordLayout.CRC_OFFSET);
        final int computed = RecordLayout.check(crc, documents.bytes(), view, start, total);
        if (written != computed) {
            return bad("CRC32C 0x" + Integer.toHexString(written), "0x" + Integer.toHexString(computed));
        }
        final long nextSequence = view.getLong(start + RecordLayout.SEQUENCE_OFFSET);
        if (nextSequence != sequence + 1) {
            return bad("sequence " + nextSequence, "sequence " + (sequence + 1));
        }
        final long nextTimeNs = view.getLong(start + RecordLayout.INGRESS_TIME_OFFSET);
        if (nextTimeNs < ingressTimeNs) {
            return bad("ingress time " + nextTimeNs, ingressTimeNs + " or later");
        }
        final int nextEpoch = view.getInt(start + RecordLayout.EPOCH_OFFSET);
        if (nextEpoch < epoch) {
            return bad("epoch " + nextEpoch, epoch + " or later");
        }
        templateId = view.getShort(start + RecordLayout.TYPE_OFFSET) & U16;
        schemaVersion = view.getShort(start + RecordLayout.VERSION_OFFSET) & U16;
        if (!messageKnown(start + RecordLayout.HEADER_LENGTH)) {
            return false;
        }
        sequence = nextSequence;
        ingressTimeNs = nextTimeNs;
        epoch = nextEpoch;
        offset = start + RecordLayout.HEADER_LENGTH;
        length = message;
        return true;
    }

    private boolean messageKnown(final int at) {
        header.wrap(documents.view(), at);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return bad("schema id " + header.schemaId(), "schema id " + MessageHeaderDecoder.SCHEMA_ID);
        }
        if (header.version() != schemaVersion || header.templateId() != templateId) {
            return bad(
                    "template " + header.templateId() + " version " + header.version() + " in the message",
                    "template " + templateId + " version " + schemaVersion + " as in the record");
        }
        if (schemaVersion > MessageHeaderDecoder.SCHEMA_VERSION) {
            return bad(
                    "schema version " + schemaVersion,
                    "at most " + MessageHeaderDecoder.SCHEMA_VERSION + ": a newer build wrote this journal");
        }
        return true;
    }

    private boolean bad(final String found, final String expected) {
        bad = new BadRecord(records + 1, sequence + 1, documents.file(), documents.position(), found, expected);
        return false;
    }

    @Override
    public BadRecord bad() {
        return bad;
    }

    @Override
    public long records() {
        return records;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public long ingressTimeNs() {
        return ingressTimeNs;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int templateId() {
        return templateId;
    }

    @Override
    public int schemaVersion() {
        return schemaVersion;
    }

    @Override
    public DirectBuffer buffer() {
        return documents.view();
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void close() {
        documents.close();
    }
}
