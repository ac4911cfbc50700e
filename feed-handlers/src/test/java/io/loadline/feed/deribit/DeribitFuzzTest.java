package io.loadline.feed.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Frames that no venue should send: whole ones with bytes turned over or cut short, and well formed ones that say nonsense. Runs {@code
 * -Dloadline.fuzz.seeds} seeds, 12 if not told.
 */
class DeribitFuzzTest {
    private static final int FRAMES = 3_000;
    private static final long MOST_EVENTS_A_FRAME = 20_000;
    private static final int BYSTANDER = 9;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("loadline.fuzz.seeds", 12));
    }

    /** Counts events and refuses one that is longer than a slot. */
    private static final class Counting implements InputSink {
        private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
        private long events;

        @Override
        public MutableDirectBuffer claim() {
            return slot;
        }

        @Override
        public void commit(final int length) {
            assertTrue(length > 8 && length <= MAX_LENGTH, "event of " + length + " bytes");
            events++;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldSurviveAnyBytes(final long seed) {
        final Random random = new Random(seed);
        final Counting sink = new Counting();
        final DeribitFeedHandler handler =
                new DeribitFeedHandler(sink, new InstrumentDirectory(List.of(), 64), Counters.inMemory());
        for (int i = 1; i <= FRAMES; i++) {
            final byte[] frame = random.nextInt(4) == 0 ? any(random, i) : spoiled(random, any(random, i));
            final long before = sink.events;
            handler.onPacket(random.nextInt(3), new UnsafeBuffer(frame), 0, frame.length, i);
            assertTrue(sink.events - before < MOST_EVENTS_A_FRAME, "seed " + seed + ", frame " + i);
        }
        handler.onEnd();
        assertEquals(FRAMES, handler.report().packets());
    }

    private static byte[] spoiled(final Random random, final byte[] frame) {
        byte[] bytes = frame;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            final int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0);
                default -> bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length + 8));
            }
        }
        if (bytes.length > 8 && random.nextBoolean()) {
            // a frame whose length is right is looked into further
            bytes[0] = (byte) (bytes.length - 8);
            bytes[1] = (byte) ((bytes.length - 8) >> 8);
        }
        return bytes;
    }

    private static byte[] any(final Random random, final int sequence) {
        final DeribitBytes frame = new DeribitBytes(1 + random.nextInt(2), sequence);
        nonsense(frame, random, 1 + random.nextInt(3));
        return frame.bytes();
    }

    /** Messages of one instrument, well formed, with fields that may mean nothing. */
    private static void nonsense(final DeribitBytes frame, final Random random, final int id) {
        switch (random.nextInt(5)) {
            case 0 ->
                frame.instrument(id, "I" + id, random.nextInt(6), value(random), value(random), random.nextBoolean());
            case 1 -> frame.trade(id, random.nextInt(4), value(random), value(random));
            case 2 -> frame.ticker(id, random.nextInt(9), value(random), value(random), value(random));
            case 3 -> {
                frame.snapshot(id, random.nextInt(20), random.nextBoolean());
                for (int i = random.nextInt(4); i > 0; i--) {
                    frame.level(random.nextInt(3), value(random), value(random));
                }
            }
            default -> {
                frame.book(id, random.nextInt(20), random.nextInt(20), random.nextBoolean());
                for (int i = random.nextInt(4); i > 0; i--) {
                    frame.change(random.nextInt(3), random.nextInt(5), value(random), value(random));
                }
            }
        }
    }

    private static double value(final Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> -1e300;
            case 3 -> Double.MIN_VALUE;
            default -> random.nextInt(100) / 4.0;
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNotLetNonsenseOfOneInstrumentTouchAnother(final long seed) {
        assertEquals(eventsOfBystander(seed, false), eventsOfBystander(seed, true), "seed " + seed);
    }

    private static List<String> eventsOfBystander(final long seed, final boolean nonsense) {
        final Random wild = new Random(seed);
        final EventLog log = new EventLog();
        final DeribitFeedHandler handler =
                new DeribitFeedHandler(log, new InstrumentDirectory(List.of(), 64), Counters.inMemory());
        final List<String> events = new ArrayList<>();
        send(handler, new DeribitBytes(1, 1).instrument(BYSTANDER, "CALM", 0, Double.NaN, 0.5, false));
        send(handler, new DeribitBytes(1, 2).book(BYSTANDER, 0, 1, true).change(1, 0, 100, 2));
        for (int i = 3; i < FRAMES / 4; i++) {
            final DeribitBytes frame = new DeribitBytes(1, i);
            if (nonsense) {
                nonsense(frame, wild, 1 + wild.nextInt(3));
            }
            frame.book(BYSTANDER, i - 2, i - 1, true).change(1, 1, 100, i);
            send(handler, frame);
            log.take().stream().filter(line -> line.matches("[a-z]+ 0 .*")).forEach(events::add);
        }
        return events;
    }

    private static void send(final DeribitFeedHandler handler, final DeribitBytes frame) {
        final byte[] bytes = frame.bytes();
        handler.onPacket(0, new UnsafeBuffer(bytes), 0, bytes.length, 0);
    }
}
