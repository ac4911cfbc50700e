package io.loadline.feed.memx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.codec.input.InstrumentStateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.core.input.InputSink;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedHandler;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is lost, copied or late: a book said to be good is the venue's, order by order, and once cleared all are good. */
class MemxLossPropertyTest {
    private static final int SECURITIES = 3;
    private static final int PACKETS = 4_000;

    private final Map<Integer, Map<Long, Long>> venue = new HashMap<>();
    private final Map<Long, String> truth = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldNeverCallAWrongBookGood(final long seed) {
        final Random random = new Random(seed);
        final Books books = new Books("seed " + seed);
        final FeedHandler handler = MemxHarness.open(false, books);
        final MemxBytes directory = new MemxBytes(1);
        for (int i = 0; i < SECURITIES; i++) {
            directory.directory(i, "S" + i, "");
            venue.put(i, new LinkedHashMap<>());
        }
        send(handler, 0, directory.bytes(), 0);
        long sequence = SECURITIES + 1;
        long timeNs = 0;
        for (int i = 0; i < PACKETS; i++) {
            timeNs += random.nextInt(4) == 0 ? 6_000_000 : 1_000;
            final int count = 1 + random.nextInt(3);
            final MemxBytes packet = new MemxBytes(sequence);
            for (int m = 0; m < count; m++) {
                message(packet, random, sequence + m, i > PACKETS - 30 ? i % SECURITIES : -1);
            }
            sequence += count;
            final byte[] bytes = packet.bytes();
            final boolean end = i > PACKETS - 40;
            if (end || random.nextInt(8) > 0) {
                send(handler, 0, bytes, timeNs);
            }
            if (end || random.nextInt(8) > 0) {
                send(handler, 1, bytes, timeNs);
            }
        }
        handler.onEnd();

        for (int i = 0; i < SECURITIES; i++) {
            assertTrue(books.good.get(i), () -> "seed " + seed);
            assertEquals(venue.get(i).toString(), books.orders(i).toString());
        }
        assertTrue(books.checks > 1_000, () -> "only " + books.checks + " good books");
        assertTrue(handler.report().gaps() > 10, () -> handler.report().toString());
    }

    private void message(final MemxBytes packet, final Random random, final long number, final int clear) {
        final int security = clear >= 0 ? clear : random.nextInt(SECURITIES);
        final Map<Long, Long> orders = venue.get(security);
        final int kind = random.nextInt(60);
        if ((clear >= 0 && random.nextBoolean()) || kind == 0) {
            orders.clear();
            packet.clear(security, number);
        } else if (orders.isEmpty() || (kind < 30 && orders.size() < 30)) {
            orders.put(number, 100L);
            packet.added(security, number, 'B', 100, 1_000_000, number);
        } else {
            final List<Long> ids = List.copyOf(orders.keySet());
            final long id = ids.get(random.nextInt(ids.size()));
            final long left = orders.get(id);
            if (kind < 45 && left > 10) {
                orders.put(id, left - 10);
                if (kind % 2 == 0) {
                    packet.reduced(security, id, 10, number);
                } else {
                    packet.executed(security, id, 10, 1_000_000, number);
                }
            } else if (kind < 50) {
                orders.remove(id);
                packet.executed(security, id, (int) left, 1_000_000, number);
            } else {
                orders.remove(id);
                packet.deleted(security, id, number);
            }
        }
        truth.put(number, orders.toString());
    }

    private static void send(final FeedHandler handler, final int line, final byte[] bytes, final long timeNs) {
        handler.onPacket(line, new UnsafeBuffer(bytes), 0, bytes.length, timeNs);
    }

    private final class Books implements InputSink {
        private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final OrderUpdateDecoder update = new OrderUpdateDecoder();
        private final InstrumentStateDecoder state = new InstrumentStateDecoder();
        private final Map<Integer, Map<Long, Long>> books = new HashMap<>();
        private final Map<Integer, Boolean> good = new HashMap<>();
        private final String seed;
        private int checks;

        Books(final String seed) {
            this.seed = seed;
        }

        Map<Long, Long> orders(final int id) {
            return books.computeIfAbsent(id, key -> new LinkedHashMap<>());
        }

        @Override
        public MutableDirectBuffer claim() {
            return slot;
        }

        @Override
        public void commit(final int length) {
            header.wrap(slot, 0);
            if (header.templateId() == InstrumentStateDecoder.TEMPLATE_ID) {
                state.wrapAndApplyHeader(slot, 0, header);
                if (state.change() <= 1) {
                    good.put(state.instrumentId(), state.change() == 1);
                }
            } else if (header.templateId() == OrderUpdateDecoder.TEMPLATE_ID) {
                update.wrapAndApplyHeader(slot, 0, header);
                final int id = update.instrumentId();
                if ((update.flags() & EventWriter.CLEAR) != 0) {
                    orders(id).clear();
                }
                for (final OrderUpdateDecoder.EntriesDecoder entry : update.entries()) {
                    if (entry.action() == 2) {
                        orders(id).remove(entry.orderId());
                    } else {
                        orders(id).put(entry.orderId(), entry.quantity() / 100_000_000);
                    }
                }
                if (good.get(id)) {
                    checks++;
                    assertEquals(truth.get(update.exchangeTimeNs()), orders(id).toString(), seed);
                }
            }
        }
    }
}
