package io.loadline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class PacketSequencerTest {
    private final List<String> seen = new ArrayList<>();
    private final UnsafeBuffer packet = new UnsafeBuffer(new byte[4000]);
    private final PacketSequencer sequencer = new PacketSequencer(8, 100, new PacketSequencer.Listener() {
        @Override
        public void onSequenced(
                final int sequence, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
            seen.add(Integer.toUnsignedString(sequence)
                    + (buffer.getInt(offset) == sequence ? "" : " holds " + buffer.getInt(offset)));
        }

        @Override
        public void onGap(final int first, final int next, final long timeNs) {
            seen.add("gap " + Integer.toUnsignedString(first) + " to " + Integer.toUnsignedString(next));
        }

        @Override
        public void onNewSequence(final int sequence, final boolean restart, final long timeNs) {
            seen.add((restart ? "restart " : "start ") + Integer.toUnsignedString(sequence));
        }
    });

    private PacketSequencer.Outcome offer(final int sequence) {
        return offer(sequence, 100, 0);
    }

    private PacketSequencer.Outcome offer(final int sequence, final int length, final long timeNs) {
        packet.putInt(16, sequence);
        return sequencer.onPacket(sequence, packet, 16, length, timeNs);
    }

    @Test
    void shouldPutPacketsInSequence() {
        offer(5);
        offer(8);
        offer(7);
        offer(6);

        assertEquals(List.of("start 5", "5", "6", "7", "8"), seen);
    }

    @Test
    void shouldDropWhatItHasSeenOrHolds() {
        offer(5);
        offer(7);

        assertEquals(PacketSequencer.Outcome.DUPLICATE, offer(7));
        assertEquals(PacketSequencer.Outcome.DUPLICATE, offer(5));
        assertEquals(PacketSequencer.Outcome.SEQUENCED, offer(6));
        assertEquals(List.of("start 5", "5", "6", "7"), seen);
    }

    @Test
    void shouldDropByItsNumberAloneWhatItHasSeen() {
        assertFalse(sequencer.dropSeen(5), "nothing was seen yet");
        offer(5);

        assertTrue(sequencer.dropSeen(5));
        assertFalse(sequencer.dropSeen(6));
    }

    @Test
    void shouldNotDropByItsNumberAloneTheFirstOfANewCount() {
        offer(1_000);
        int dropped = 0;
        while (sequencer.dropSeen(1)) {
            dropped++;
        }

        assertEquals(PacketSequencer.BEHIND_IN_A_ROW - 1, dropped);
        assertEquals(PacketSequencer.Outcome.SEQUENCED, offer(1));
        assertEquals(List.of("start 1000", "1000", "restart 1", "1"), seen);
    }

    @Test
    void shouldGiveUpWhenTheWindowIsFull() {
        offer(5);
        offer(7);
        offer(14);

        assertEquals(List.of("start 5", "5", "gap 6 to 7", "7"), seen);
        sequencer.onEnd();
        assertEquals(List.of("gap 8 to 14", "14"), seen.subList(4, 6));
    }

    @Test
    void shouldGiveUpEachLossInTurnWhenFarAhead() {
        offer(5);
        offer(7);
        offer(9);
        offer(100);

        assertEquals(List.of("start 5", "5", "gap 6 to 7", "7", "gap 8 to 9", "9", "gap 10 to 100", "100"), seen);
    }

    @Test
    void shouldGiveUpWhenTheTimeIsUp() {
        offer(5);
        offer(7, 100, 10);
        sequencer.onTime(109);
        assertEquals(List.of("start 5", "5"), seen);
        sequencer.onTime(110);

        assertEquals(List.of("start 5", "5", "gap 6 to 7", "7"), seen);
    }

    @Test
    void shouldHoldLongPackets() {
        offer(5);
        offer(7, 3900, 0);
        offer(6);

        assertEquals(List.of("start 5", "5", "6", "7"), seen);
    }

    @Test
    void shouldGoOnPastTheLargestNumber() {
        offer(-2);
        offer(0);
        offer(-1);
        offer(1);

        assertEquals(List.of("start 4294967294", "4294967294", "4294967295", "0", "1"), seen);
    }

    @Test
    void shouldCountAnewAfterManyPacketsBehind() {
        offer(5000);
        for (int i = 1; i <= PacketSequencer.BEHIND_IN_A_ROW; i++) {
            offer(i);
        }

        assertEquals(List.of("start 5000", "5000", "restart 256", "256"), seen);
    }

    @Test
    void shouldDeliverWhateverComesOnceAndInOrder() {
        final long seed = 20_261_121;
        final Random random = new Random(seed);
        offer(0);
        int sent = 0;
        for (int i = 0; i < 100_000; i++) {
            if (random.nextInt(50) > 0) {
                offer(++sent);
            } else {
                sent++;
            }
            offer(sent - random.nextInt(6));
        }
        sequencer.onEnd();
        int next = 0;
        for (final String line : seen.subList(1, seen.size())) {
            if (line.startsWith("gap ")) {
                final int to = line.indexOf(" to ");
                assertEquals(next, Integer.parseInt(line.substring(4, to)), "seed " + seed);
                next = Integer.parseInt(line.substring(to + 4));
            } else {
                assertEquals(Integer.toString(next++), line, "seed " + seed);
            }
        }
    }
}
