package io.loadline.bench.kernel;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.GroupSizeEncodingDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.codec.input.OrderUpdateDecoder.EntriesDecoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Hands the orders of each event to public books: the same events, read at the same offsets, as the book stage gets. */
final class PeerSink implements CountingSink {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int INSTRUMENT = BODY + OrderUpdateDecoder.instrumentIdEncodingOffset();
    private static final int GROUP = BODY + OrderUpdateDecoder.BLOCK_LENGTH;
    private static final int COUNT = GROUP + GroupSizeEncodingDecoder.numInGroupEncodingOffset();
    private static final int FIRST = GROUP + GroupSizeEncodingDecoder.ENCODED_LENGTH;
    private static final int LENGTH = EntriesDecoder.sbeBlockLength();

    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PeerBooks books;
    private long events;

    PeerSink(final PeerBooks books) {
        this.books = books;
    }

    @Override
    public MutableDirectBuffer claim() {
        return slot;
    }

    @Override
    public void commit(final int length) {
        events++;
        if (header.wrap(slot, 0).templateId() != OrderUpdateDecoder.TEMPLATE_ID) {
            return;
        }
        final int instrument = slot.getInt(INSTRUMENT, LITTLE_ENDIAN);
        int entry = FIRST;
        for (int i = slot.getShort(COUNT, LITTLE_ENDIAN); i > 0; i--, entry += LENGTH) {
            books.apply(
                    instrument,
                    slot.getByte(entry + EntriesDecoder.sideEncodingOffset()),
                    slot.getByte(entry + EntriesDecoder.actionEncodingOffset()),
                    slot.getLong(entry + EntriesDecoder.priceEncodingOffset(), LITTLE_ENDIAN),
                    slot.getLong(entry + EntriesDecoder.quantityEncodingOffset(), LITTLE_ENDIAN),
                    slot.getLong(entry + EntriesDecoder.orderIdEncodingOffset(), LITTLE_ENDIAN));
        }
    }

    @Override
    public long events() {
        return events;
    }
}
