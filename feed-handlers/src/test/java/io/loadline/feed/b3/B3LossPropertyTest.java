package io.loadline.feed.b3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.FeedHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever packets are lost, copied or late: a book said to be good is the venue's, order by order, and in the end all are good. */
class B3LossPropertyTest {
    private static final int INSTRUMENTS = 4;
    private static final int PACKETS = 4_000;

    @ParameterizedTest
    @CsvSource({"9, 1", "9, 2", "9, 3", "10, 4", "15, 5", "16, 6", "16, 7", "16, 8"})
    void shouldNeverCallAWrongBookGood(final int version, final long seed) {
        final Random random = new Random(seed);
        final B3Venue venue = new B3Venue(random, version, INSTRUMENTS);
        final NaiveOrderBooks books = new NaiveOrderBooks(venue, version >= 15, "seed " + seed);
        final FeedHandler handler = B3Harness.open(false, books);
        long timeNs = 0;
        send(handler, B3Line.DEFINITION, venue.definitions(), timeNs);
        final List<byte[]> loop = new ArrayList<>();
        byte[] late = null;
        for (int i = 0; i < PACKETS; i++) {
            timeNs += random.nextInt(4) == 0 ? 6_000_000 : 1_000;
            final byte[] packet = venue.packet();
            final boolean end = i > PACKETS - 20;
            final boolean onA = end || random.nextInt(10) > 0;
            final boolean onB = end || random.nextInt(10) > 0;
            if (onA) {
                send(handler, B3Line.INCREMENTAL_A, packet, timeNs);
            }
            if (late != null) {
                send(handler, B3Line.INCREMENTAL_B, late, timeNs);
                late = null;
            }
            if (onB && random.nextBoolean()) {
                late = packet;
            } else if (onB) {
                send(handler, B3Line.INCREMENTAL_B, packet, timeNs);
            }
            if (loop.isEmpty() && random.nextInt(6) == 0) {
                loop.addAll(venue.snapshot(random.nextInt(INSTRUMENTS)));
            }
            if (!loop.isEmpty() && random.nextInt(3) > 0) {
                final byte[] piece = loop.removeFirst();
                if (random.nextInt(15) > 0) {
                    send(handler, B3Line.SNAPSHOT_A, piece, timeNs);
                }
            }
        }
        handler.onEnd();
        for (int i = 0; i < INSTRUMENTS; i++) {
            for (final byte[] piece : venue.snapshot(i)) {
                send(handler, B3Line.SNAPSHOT_A, piece, timeNs);
            }
        }
        handler.onEnd();

        for (int i = 0; i < INSTRUMENTS; i++) {
            final int instrument = i;
            assertTrue(books.isGood(i), () -> "seed " + seed + " instrument " + instrument);
            assertEquals(venue.book(i), books.book(i), () -> "seed " + seed + " instrument " + instrument);
        }
        assertTrue(books.checks() > 2_000, () -> "only " + books.checks() + " good books");
        assertTrue(
                handler.report().gaps() > 10 && handler.report().recoveries() > 20,
                () -> handler.report().toString());
    }

    @ParameterizedTest
    @CsvSource({"9, 11", "16, 12"})
    void shouldNotNoticeALossOnOneLine(final int version, final long seed) {
        final Random random = new Random(seed);
        final B3Venue venue = new B3Venue(random, version, INSTRUMENTS);
        final NaiveOrderBooks books = new NaiveOrderBooks(venue, version >= 15, "seed " + seed);
        final FeedHandler handler = B3Harness.open(false, books);
        send(handler, B3Line.DEFINITION, venue.definitions(), 0);
        for (int i = 0; i < PACKETS; i++) {
            final byte[] packet = venue.packet();
            if (random.nextInt(3) > 0) {
                send(handler, B3Line.INCREMENTAL_A, packet, i);
            }
            send(handler, B3Line.INCREMENTAL_B, packet, i);
        }
        assertEquals(0, handler.report().gaps());
        assertEquals(0, handler.report().staleInstruments());
        for (int i = 0; i < INSTRUMENTS; i++) {
            assertEquals(venue.book(i), books.book(i));
        }
    }

    static void send(final FeedHandler handler, final int line, final byte[] bytes, final long timeNs) {
        handler.onPacket(line, new UnsafeBuffer(bytes), 0, bytes.length, timeNs);
    }
}
