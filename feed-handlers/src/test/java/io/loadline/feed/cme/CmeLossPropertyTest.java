package io.loadline.feed.cme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.codec.input.InstrumentStateDecoder;
import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A venue of a few instruments, sent over two lines that lose, double and reorder packets, with a snapshot loop that loses some too:
 * whenever the handler says that a book is good, it must be the venue's book at that time.
 */
class CmeLossPropertyTest {
    private static final int INSTRUMENTS = 5;
    private static final int STEPS = 4_000;

    private final Map<String, String> truth = new HashMap<>();
    private final List<List<Long>> venue = new ArrayList<>();
    private final long[] rptSeq = new long[INSTRUMENTS + 1];
    private final long[] lastTime = new long[INSTRUMENTS + 1];
    private final Books books = new Books();
    private final CmeFeedHandler handler = new CmeFeedHandler(
            CmeChannel.multicast(310), books, new InstrumentDirectory(List.of(), 64), Counters.inMemory());
    private long now = 1_000_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldOnlyCallABookGoodThatIs(final long seed) {
        final Random random = new Random(seed);
        for (int i = 0; i <= INSTRUMENTS; i++) {
            venue.add(new ArrayList<>());
        }
        for (int i = 1; i <= INSTRUMENTS; i++) {
            truth.put(i + " 0", "[]");
            send(
                    CmeLine.DEFINITION,
                    new CmeBytes(i).future(i, "I" + i, 1, 1_000_000_000L).bytes());
        }
        final List<byte[]> delayed = new ArrayList<>();
        int sequence = random.nextInt(2) * 1000;
        for (int step = 0; step < STEPS; step++) {
            final byte[] packet = event(++sequence, random);
            final boolean outage = step / 100 % 7 == 3 && random.nextInt(10) == 0;
            if (!outage && random.nextInt(20) > 0) {
                send(CmeLine.INCREMENTAL_A, packet);
            }
            if (random.nextInt(10) == 0) {
                delayed.add(packet);
            } else if (!outage && random.nextInt(20) > 0) {
                send(CmeLine.INCREMENTAL_B, packet);
            }
            while (delayed.size() > 2 || (!delayed.isEmpty() && random.nextInt(3) == 0)) {
                send(CmeLine.INCREMENTAL_B, delayed.remove(random.nextInt(delayed.size())));
            }
            if (step % 10 == 0 && random.nextInt(5) > 0) {
                send(CmeLine.SNAPSHOT, snapshot(1 + step / 10 % INSTRUMENTS, sequence));
            }
        }
        for (int i = 0; i < 30; i++) {
            send(CmeLine.INCREMENTAL_A, event(++sequence, random));
        }
        for (int i = 1; i <= INSTRUMENTS; i++) {
            send(CmeLine.SNAPSHOT, snapshot(i, sequence));
        }

        assertEquals(0, handler.report().staleInstruments(), "seed " + seed);
        assertTrue(handler.report().gaps() > 5, "seed " + seed + " lost nothing: " + handler.report());
        assertTrue(books.checks > STEPS / 2, "seed " + seed + " checked " + books.checks);
    }

    private void send(final int line, final byte[] bytes) {
        handler.onPacket(line, new UnsafeBuffer(bytes), 0, bytes.length, now++);
    }

    /** An event of one to three changes of one instrument's bids. */
    private byte[] event(final int sequence, final Random random) {
        final int id = 1 + random.nextInt(INSTRUMENTS);
        final List<Long> bids = venue.get(id);
        final long timeNs = 1_000_000L + sequence;
        final CmeBytes packet = new CmeBytes(sequence, timeNs).bookEvent(timeNs, CmeBytes.END);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            final long price = random.nextInt(1_000_000);
            final int level = bids.isEmpty() ? 0 : random.nextInt(bids.size());
            final int action = bids.size() < 3 ? 0 : bids.size() == 10 ? 2 : random.nextInt(3);
            switch (action) {
                case 0 -> bids.add(level, price);
                case 1 -> bids.set(level, price);
                default -> bids.remove(level);
            }
            packet.level(id, ++rptSeq[id], '0', action, level + 1, price, 1, 1);
        }
        lastTime[id] = timeNs;
        truth.put(id + " " + timeNs, bids.toString());
        return packet.bytes();
    }

    private byte[] snapshot(final int id, final int lastPacket) {
        final CmeBytes packet = new CmeBytes(1).snapshot(id, lastPacket, INSTRUMENTS, rptSeq[id], lastTime[id], 17);
        final List<Long> bids = venue.get(id);
        for (int i = 0; i < bids.size(); i++) {
            packet.snapshotLevel('0', i + 1, bids.get(i), 1, 1);
        }
        return packet.bytes();
    }

    /** Keeps bids by position from the events of the handler and compares each good book with the venue's. */
    private final class Books implements InputSink {
        private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final MarketUpdateDecoder update = new MarketUpdateDecoder();
        private final InstrumentStateDecoder state = new InstrumentStateDecoder();
        private final Map<Integer, List<Long>> bids = new HashMap<>();
        private final Map<Integer, Long> times = new HashMap<>();
        private final Map<Integer, Boolean> good = new HashMap<>();
        private int checks;

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
                    check(state.instrumentId());
                }
            } else if (header.templateId() == MarketUpdateDecoder.TEMPLATE_ID) {
                onUpdate();
            }
        }

        private void onUpdate() {
            update.wrapAndApplyHeader(slot, 0, header);
            final List<Long> book = bids.computeIfAbsent(update.instrumentId(), key -> new ArrayList<>());
            if ((update.flags() & EventWriter.CLEAR) != 0) {
                book.clear();
            }
            times.put(update.instrumentId(), update.exchangeTimeNs());
            for (final MarketUpdateDecoder.EntriesDecoder entry : update.entries()) {
                final int level = entry.level() - 1;
                switch (entry.action()) {
                    case 0 -> book.add(Math.min(level, book.size()), entry.price());
                    case 1 -> {
                        if (level < book.size()) {
                            book.set(level, entry.price());
                        }
                    }
                    default -> {
                        if (level < book.size()) {
                            book.remove(level);
                        }
                    }
                }
            }
            check(update.instrumentId());
        }

        private void check(final int id) {
            if (good.getOrDefault(id, false)) {
                checks++;
                // instrument ids of the log are given in the order of the definitions, from 0
                assertEquals(
                        truth.get(id + 1 + " " + times.get(id)), bids.get(id).toString());
            }
        }
    }
}
