package io.loadline.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two lines with loss, duplicates, reordering, skew and packets cut at different messages, against a model that knows what was sent: what
 * either line brought must come out, once and in order, and everything else must be called lost.
 */
class MessageSequencerPropertyTest {
    private static final int MESSAGES = 20_000;
    private static final long SPACING_NS = 10;

    /** What becomes of each message. */
    private static final class Outcomes implements MessageSequencer.Listener {
        private final boolean[] delivered = new boolean[MESSAGES];
        private final boolean[] lost = new boolean[MESSAGES];
        private long next;

        @Override
        public void onMessages(
                final long first,
                final int seen,
                final int count,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final long timeNs) {
            assertEquals(next, first + seen, "first new message");
            assertTrue(seen < count, "nothing new");
            for (int i = seen; i < count; i++) {
                assertEquals(first + i, buffer.getLong(offset + 8 * i), "message " + i);
                delivered[(int) first + i] = true;
            }
            next = first + count;
        }

        @Override
        public void onGap(final long first, final long following, final long timeNs) {
            assertEquals(next, first, "first message lost");
            assertTrue(following > first, "nothing lost");
            for (long i = first; i < following; i++) {
                lost[(int) i] = true;
            }
            next = following;
        }

        @Override
        public void onNewSession(final long session, final long first, final boolean restart, final long timeNs) {
            assertEquals(0, first);
            assertTrue(!restart);
        }
    }

    private record Packet(long first, int count, long timeNs) {}

    private static List<Packet> line(final Random random, final double loss, final long skewNs, final long jitterNs) {
        final List<Packet> packets = new ArrayList<>();
        int first = 0;
        while (first < MESSAGES) {
            final int count = Math.min(1 + random.nextInt(8), MESSAGES - first);
            final boolean keep = random.nextDouble() >= loss || first == 0;
            for (int copies = keep ? 1 + random.nextInt(20) / 19 : 0; copies > 0; copies--) {
                final long jitter = first == 0 || jitterNs == 0 ? 0 : random.nextLong(jitterNs);
                packets.add(new Packet(first, count, first * SPACING_NS + skewNs + jitter));
            }
            first += count;
        }
        return packets;
    }

    private static List<Packet> merge(final List<Packet> a, final List<Packet> b) {
        final List<Packet> all = new ArrayList<>(a);
        all.addAll(b);
        all.sort(Comparator.comparingLong(Packet::timeNs));
        return all;
    }

    private static void offer(final MessageSequencer sequencer, final Packet packet, final long timeNs) {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[4 + 8 * packet.count]);
        for (int i = 0; i < packet.count; i++) {
            bytes.putLong(4 + 8 * i, packet.first + i);
        }
        sequencer.onPacket(1, packet.first, packet.count, bytes, 4, 8 * packet.count, timeNs);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldHandOnWhatEitherLineBringsAndCallTheRestLost(final long seed) {
        final Random random = new Random(seed);
        final double loss = seed / 40.0;
        final List<Packet> sent =
                merge(line(random, loss, 0, seed * 30), line(random, loss, random.nextInt(2_000), seed * 40));
        final Outcomes outcomes = new Outcomes();
        final MessageSequencer sequencer = new MessageSequencer(4096, 10_000, outcomes);
        sent.forEach(packet -> offer(sequencer, packet, packet.timeNs));
        sequencer.onHeartbeat(1, MESSAGES, MESSAGES * SPACING_NS);
        sequencer.onEnd();

        final boolean[] brought = new boolean[MESSAGES];
        for (final Packet packet : sent) {
            Arrays.fill(brought, (int) packet.first, (int) packet.first + packet.count, true);
        }
        assertArrayEquals(brought, outcomes.delivered, "seed " + seed);
        for (int i = 0; i < MESSAGES; i++) {
            assertTrue(brought[i] != outcomes.lost[i], "seed " + seed + " message " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldHandOnTheSameWhenCopiesAreDroppedByTheirNumbers(final long seed) {
        final Random random = new Random(seed);
        final double loss = seed / 80.0;
        final List<Packet> sent = merge(line(random, loss, 0, 30), line(random, loss, random.nextInt(500), 40));
        final Outcomes whole = new Outcomes();
        final Outcomes quick = new Outcomes();
        final MessageSequencer lookingAtAll = new MessageSequencer(64, 1_000, whole);
        final MessageSequencer dropping = new MessageSequencer(64, 1_000, quick);
        int dropped = 0;
        for (final Packet packet : sent) {
            offer(lookingAtAll, packet, packet.timeNs);
            if (dropping.dropSeen(1, packet.first, packet.count)) {
                dropped++;
            } else {
                offer(dropping, packet, packet.timeNs);
            }
            assertEquals(whole.next, quick.next, "seed " + seed);
        }

        assertTrue(dropped > sent.size() / 10, dropped + " dropped, seed " + seed);
        assertArrayEquals(whole.delivered, quick.delivered, "seed " + seed);
        assertArrayEquals(whole.lost, quick.lost, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void shouldKeepOrderAndAccountForEveryMessageInASmallWindow(final long seed) {
        final Random random = new Random(seed);
        final List<Packet> sent = merge(line(random, 0.2, 0, 3_000), line(random, 0.2, random.nextInt(9_000), 3_000));
        final Outcomes outcomes = new Outcomes();
        final MessageSequencer sequencer = new MessageSequencer(1 + random.nextInt(8), 500, outcomes);
        for (final Packet packet : sent) {
            offer(sequencer, packet, packet.timeNs);
            if (random.nextInt(10) == 0) {
                sequencer.onTime(packet.timeNs + random.nextInt(600));
            }
        }
        sequencer.onHeartbeat(1, MESSAGES, MESSAGES * SPACING_NS);
        sequencer.onEnd();

        assertEquals(MESSAGES, outcomes.next, "seed " + seed);
        for (int i = 0; i < MESSAGES; i++) {
            assertTrue(outcomes.delivered[i] != outcomes.lost[i], "seed " + seed + " message " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void shouldLoseNothingWhileTheVenueAnswers(final long seed) {
        final Random random = new Random(seed);
        final List<Packet> sent = merge(line(random, 0.1, 0, 100), line(random, 0.1, 500, 100));
        final List<Packet> answers = new ArrayList<>();
        final Outcomes outcomes = new Outcomes();
        final MessageSequencer sequencer = new MessageSequencer(
                1024,
                1_000,
                outcomes,
                (session, first, count, attempt, timeNs) -> {
                    if (attempt > 1 || random.nextInt(3) > 0) {
                        answers.add(new Packet(first, (int) Math.min(count, 5), timeNs + random.nextInt(300)));
                    }
                },
                5);
        for (final Packet packet : sent) {
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).timeNs <= packet.timeNs) {
                    offer(sequencer, answers.remove(i), packet.timeNs);
                    i--;
                }
            }
            offer(sequencer, packet, packet.timeNs);
        }
        for (long timeNs = MESSAGES * SPACING_NS; outcomes.next < MESSAGES; timeNs += 100) {
            sequencer.onHeartbeat(1, MESSAGES, timeNs);
            while (!answers.isEmpty()) {
                offer(sequencer, answers.removeFirst(), timeNs);
            }
        }

        final boolean[] all = new boolean[MESSAGES];
        Arrays.fill(all, true);
        assertArrayEquals(all, outcomes.delivered, "seed " + seed);
    }
}
