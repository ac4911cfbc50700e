package io.loadline.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.codec.input.MarketUpdateEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.OrderUpdateEncoder;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.Venue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What is written word by word must be what the generated codec writes field by field. */
class EventWriterTest {
    private static final int VENUE = 101;
    private static final int MOST_LEVELS = (InputSink.MAX_LENGTH - 8 - 16 - 4) / 32;
    private static final int MOST_ORDERS = (InputSink.MAX_LENGTH - 8 - 16 - 4) / 40;

    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[InputSink.MAX_LENGTH]);
    private final List<byte[]> written = new ArrayList<>();
    private final EventWriter writer = new EventWriter(
            new InputSink() {
                @Override
                public MutableDirectBuffer claim() {
                    // what an earlier event left must not show
                    Arrays.fill(slot.byteArray(), (byte) 0x5a);
                    return slot;
                }

                @Override
                public void commit(final int length) {
                    written.add(Arrays.copyOf(slot.byteArray(), length));
                }
            },
            new Venue("TEST", VENUE));

    private final Random random = new Random(42);
    private final UnsafeBuffer expected = new UnsafeBuffer(new byte[InputSink.MAX_LENGTH]);

    private byte[] expectedLevels(final int count, final int instrument, final int flags, final long timeNs) {
        final MarketUpdateEncoder update = new MarketUpdateEncoder();
        final MarketUpdateEncoder.EntriesEncoder entries = update.wrapAndApplyHeader(
                        expected, 0, new MessageHeaderEncoder())
                .instrumentId(instrument)
                .venue((short) VENUE)
                .flags((short) flags)
                .reserved(0)
                .exchangeTimeNs(timeNs)
                .entriesCount(count);
        for (int i = 0; i < count; i++) {
            entries.next()
                    .price(random.nextLong())
                    .quantity(random.nextLong())
                    .orderId(0)
                    .orderCount(random.nextInt())
                    .level((short) random.nextInt(256))
                    .action((short) random.nextInt(6))
                    .side((short) random.nextInt(4))
                    .entryFlags((short) 0);
        }
        return Arrays.copyOf(expected.byteArray(), MessageHeaderEncoder.ENCODED_LENGTH + update.encodedLength());
    }

    private void writeLevels(final int count) {
        for (int i = 0; i < count; i++) {
            writer.bookEntry(
                    random.nextLong(),
                    random.nextLong(),
                    random.nextInt(),
                    random.nextInt(256),
                    random.nextInt(6),
                    random.nextInt(4));
        }
    }

    @Test
    void shouldWriteLevelsAsTheCodecDoes() {
        for (int count = 0; count <= MOST_LEVELS; count++) {
            random.setSeed(count);
            final byte[] bytes = expectedLevels(count, -1 - count, EventWriter.CLEAR | EventWriter.COMMIT, -7L);
            random.setSeed(count);
            writer.beginBook(-1 - count, EventWriter.CLEAR, -7L);
            writeLevels(count);
            writer.endBook(true);

            assertArrayEquals(bytes, written.getLast(), count + " levels");
        }
    }

    @Test
    void shouldWriteOrdersAsTheCodecDoes() {
        for (int count = 0; count <= MOST_ORDERS; count++) {
            random.setSeed(count);
            final OrderUpdateEncoder update = new OrderUpdateEncoder();
            final OrderUpdateEncoder.EntriesEncoder entries = update.wrapAndApplyHeader(
                            expected, 0, new MessageHeaderEncoder())
                    .instrumentId(count)
                    .venue((short) VENUE)
                    .flags((short) EventWriter.RECOVERY)
                    .reserved(0)
                    .exchangeTimeNs(Long.MAX_VALUE)
                    .entriesCount(count);
            for (int i = 0; i < count; i++) {
                entries.next()
                        .price(random.nextLong())
                        .quantity(random.nextLong())
                        .orderId(random.nextLong())
                        .priority(random.nextLong())
                        .action((short) random.nextInt(5))
                        .side((short) random.nextInt(2))
                        .entryFlags((short) random.nextInt(2))
                        .reservedEntry((short) 0)
                        .reservedEntry2(0);
            }
            final byte[] bytes =
                    Arrays.copyOf(expected.byteArray(), MessageHeaderEncoder.ENCODED_LENGTH + update.encodedLength());
            random.setSeed(count);
            writer.beginOrders(count, EventWriter.RECOVERY, Long.MAX_VALUE);
            for (int i = 0; i < count; i++) {
                writer.orderEntry(
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextInt(5),
                        random.nextInt(2),
                        random.nextInt(2));
            }
            writer.endOrders(false);

            assertArrayEquals(bytes, written.getLast(), count + " orders");
        }
    }

    @Test
    void shouldClearOnceAndCommitOnceWhereOneMessageIsNotEnough() {
        writer.beginBook(3, EventWriter.CLEAR, 9);
        writeLevels(MOST_LEVELS * 2 + 1);
        writer.endBook(true);

        assertEquals(
                List.of(EventWriter.CLEAR, 0, EventWriter.COMMIT),
                written.stream().map(bytes -> (int) bytes[8 + 5]).toList());
    }
}
