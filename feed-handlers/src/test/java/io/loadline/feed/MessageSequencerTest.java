package io.loadline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MessageSequencerTest {
    private static final long DAY = 7;

    private final List<String> seen = new ArrayList<>();
    private final UnsafeBuffer packet = new UnsafeBuffer(new byte[4000]);
    private final MessageSequencer.Listener listener = new MessageSequencer.Listener() {
        @Override
        public void onMessages(
                final long first,
                final int passedOver,
                final int count,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final long timeNs) {
            final boolean intact = buffer.getLong(offset) == first && buffer.getInt(offset + 8) == count;
            seen.add((first + passedOver) + ".." + (first + count - 1) + (intact ? "" : " of another packet"));
        }

        @Override
        public void onGap(final long first, final long next, final long timeNs) {
            seen.add("gap " + first + ".." + (next - 1));
        }

        @Override
        public void onNewSession(final long session, final long first, final boolean restart, final long timeNs) {
            seen.add((restart ? "restart " : "start ") + session + " at " + first);
        }

        @Override
        public void onEndOfSession(final long session, final long timeNs) {
            seen.add("end of " + session);
        }
    };
    private final MessageSequencer sequencer = new MessageSequencer(4, 100, listener);
    private final MessageSequencer asking = new MessageSequencer(
            4,
            100,
            listener,
            (session, first, count, attempt, timeNs) ->
                    seen.add("ask " + first + " x " + count + " attempt " + attempt + " at " + timeNs),
            2);

    private MessageSequencer.Outcome offer(final long first, final int count) {
        return offer(sequencer, DAY, first, count, 0);
    }

    private MessageSequencer.Outcome offer(
            final MessageSequencer to, final long session, final long first, final int count, final long timeNs) {
        packet.putLong(16, first);
        packet.putInt(24, count);
        return to.onPacket(session, first, count, packet, 16, 100, timeNs);
    }

    private void expect(final String... lines) {
        assertEquals(List.of(lines), seen);
    }

    @Test
    void shouldPutMessagesInSequence() {
        offer(5, 3);
        offer(12, 1);
        offer(10, 2);
        offer(8, 2);

        expect("start 7 at 5", "5..7", "8..9", "10..11", "12..12");
    }

    @Test
    void shouldDropByItsNumbersAloneWhatItHasSeen() {
        assertFalse(sequencer.dropSeen(DAY, 5, 1), "nothing was seen yet");
        offer(5, 3);

        assertTrue(sequencer.dropSeen(DAY, 5, 3));
        assertTrue(sequencer.dropSeen(DAY, 6, 1));
        assertFalse(sequencer.dropSeen(DAY, 6, 3), "its last message is new");
        assertFalse(sequencer.dropSeen(DAY, 8, 1), "it is due");
        assertFalse(sequencer.dropSeen(DAY + 1, 5, 3), "it is of another session");
    }

    @Test
    void shouldLookThroughACopyWhileItWaits() {
        offer(5, 3);
        offer(10, 4);

        assertFalse(sequencer.dropSeen(DAY, 5, 3));
    }

    @Test
    void shouldNotDropByItsNumbersAloneTheFirstOfANewCount() {
        offer(1_000, 1);
        int dropped = 0;
        while (sequencer.dropSeen(DAY, 1, 1)) {
            dropped++;
        }

        assertEquals(MessageSequencer.BEHIND_IN_A_ROW - 1, dropped);
        assertEquals(MessageSequencer.Outcome.SEQUENCED, offer(sequencer, DAY, 1, 1, MessageSequencer.BEHIND_NS));
        expect("start 7 at 1000", "1000..1000", "restart 7 at 1", "1..1");
    }

    @Test
    void shouldDropWhatItHasSeenOrHolds() {
        offer(5, 3);
        offer(10, 4);

        assertEquals(MessageSequencer.Outcome.DUPLICATE, offer(5, 3));
        assertEquals(MessageSequencer.Outcome.DUPLICATE, offer(6, 1));
        assertEquals(MessageSequencer.Outcome.DUPLICATE, offer(10, 4));
        assertEquals(MessageSequencer.Outcome.DUPLICATE, offer(11, 2));
        assertEquals(MessageSequencer.Outcome.SEQUENCED, offer(8, 2));
        expect("start 7 at 5", "5..7", "8..9", "10..13");
    }

    @Test
    void shouldUseAnOverlappingPacketFromItsFirstNewMessage() {
        offer(5, 3);
        offer(6, 4);

        expect("start 7 at 5", "5..7", "8..9");
    }

    @Test
    void shouldUseHeldPacketsFromTheirFirstNewMessage() {
        offer(5, 1);
        offer(8, 4);
        offer(8, 6);
        offer(6, 5);

        expect("start 7 at 5", "5..5", "6..10", "11..13");
    }

    @Test
    void shouldGiveUpWhenThereIsNoMoreRoom() {
        offer(5, 1);
        offer(7, 1);
        offer(9, 1);
        offer(11, 1);
        offer(13, 1);
        offer(15, 1);

        expect("start 7 at 5", "5..5", "gap 6..6", "7..7");
    }

    @Test
    void shouldGiveUpWhenTheTimeIsUp() {
        offer(sequencer, DAY, 5, 1, 0);
        offer(sequencer, DAY, 7, 1, 10);
        sequencer.onTime(109);
        expect("start 7 at 5", "5..5");
        sequencer.onTime(110);

        expect("start 7 at 5", "5..5", "gap 6..6", "7..7");
    }

    @Test
    void shouldTellTheTimeByThePackets() {
        offer(sequencer, DAY, 5, 1, 0);
        offer(sequencer, DAY, 7, 1, 10);
        offer(sequencer, DAY, 8, 1, 110);

        expect("start 7 at 5", "5..5", "gap 6..6", "7..7", "8..8");
    }

    @Test
    void shouldWaitForTheSlowerLineAsLongAsItMoves() {
        offer(sequencer, DAY, 5, 1, 0);
        offer(sequencer, DAY, 9, 1, 10);
        offer(sequencer, DAY, 6, 1, 90);
        offer(sequencer, DAY, 7, 1, 180);
        offer(sequencer, DAY, 8, 1, 270);

        expect("start 7 at 5", "5..5", "6..6", "7..7", "8..8", "9..9");
    }

    @Test
    void shouldLearnFromHeartbeatsWhatIsMissing() {
        offer(sequencer, DAY, 5, 1, 0);
        sequencer.onHeartbeat(DAY, 6, 10);
        sequencer.onHeartbeat(DAY, 8, 20);
        sequencer.onHeartbeat(DAY, 8, 119);
        expect("start 7 at 5", "5..5");
        sequencer.onHeartbeat(DAY, 8, 120);
        offer(sequencer, DAY, 8, 1, 130);

        expect("start 7 at 5", "5..5", "gap 6..7", "8..8");
    }

    @Test
    void shouldStartWhereAHeartbeatSays() {
        sequencer.onHeartbeat(DAY, 6, 0);
        offer(6, 2);

        expect("start 7 at 6", "6..7");
    }

    @Test
    void shouldIgnoreHeartbeatsOfTheSlowerLine() {
        offer(5, 9);
        sequencer.onHeartbeat(DAY, 5, 0);
        sequencer.onTime(1000);

        expect("start 7 at 5", "5..13");
    }

    @Test
    void shouldAskForWhatIsMissingAndTakeTheAnswer() {
        offer(asking, DAY, 5, 1, 0);
        offer(asking, DAY, 9, 1, 10);
        asking.onTime(110);
        offer(asking, DAY, 6, 2, 150);
        offer(asking, DAY, 8, 1, 160);

        expect("start 7 at 5", "5..5", "ask 6 x 3 attempt 1 at 110", "6..7", "8..8", "9..9");
    }

    @Test
    void shouldAskLessOftenEachTimeAndThenGiveUp() {
        offer(asking, DAY, 5, 1, 0);
        offer(asking, DAY, 9, 1, 10);
        for (int time = 11; time < 1000; time++) {
            asking.onTime(time);
        }
        assertEquals(MessageSequencer.Outcome.DUPLICATE, offer(asking, DAY, 6, 3, 1000));

        expect("start 7 at 5", "5..5", "ask 6 x 3 attempt 1 at 110", "ask 6 x 3 attempt 2 at 310", "gap 6..8", "9..9");
    }

    @Test
    void shouldBelieveANewSessionWhenTwoPacketsAgree() {
        offer(5, 1);
        offer(sequencer, DAY + 1, 1, 2, 0);
        expect("start 7 at 5", "5..5");
        offer(sequencer, DAY + 1, 3, 1, 0);

        expect("start 7 at 5", "5..5", "restart 8 at 1", "1..2", "3..3");
    }

    @Test
    void shouldDropAPacketOfAStrangeSessionWhenTheOldOneGoesOn() {
        offer(5, 1);
        offer(sequencer, 99, 1, 2, 0);
        offer(6, 1);
        offer(sequencer, 98, 3, 1, 0);
        sequencer.onHeartbeat(DAY, 7, 0);
        sequencer.onEnd();

        expect("start 7 at 5", "5..5", "6..6");
    }

    @Test
    void shouldBelieveLonePacketsOfOneSessionAfterAnother() {
        offer(5, 1);
        offer(sequencer, 20, 9, 1, 0);
        offer(sequencer, 21, 3, 1, 0);
        offer(sequencer, 22, 6, 1, 0);
        sequencer.onEnd();

        expect("start 7 at 5", "5..5", "restart 20 at 9", "9..9", "restart 21 at 3", "3..3", "restart 22 at 6", "6..6");
    }

    @Test
    void shouldBelieveALonePacketAfterSilenceOrAtTheEnd() {
        offer(5, 1);
        offer(sequencer, DAY + 1, 1, 2, 10);
        sequencer.onTime(10 + MessageSequencer.DOUBT_NS);
        expect("start 7 at 5", "5..5", "restart 8 at 1", "1..2");
        offer(sequencer, DAY + 2, 4, 1, 11 + MessageSequencer.DOUBT_NS);
        sequencer.onEnd();

        assertEquals(List.of("restart 9 at 4", "4..4"), seen.subList(4, 6));
    }

    @Test
    void shouldBelieveANewSessionAtOnceAfterTheEndOfTheOldOne() {
        offer(5, 1);
        sequencer.onEndOfSession(DAY, 6, 0);
        sequencer.onEndOfSession(DAY, 6, 0);
        offer(sequencer, DAY + 1, 1, 2, 0);

        expect("start 7 at 5", "5..5", "end of 7", "restart 8 at 1", "1..2");
    }

    @Test
    void shouldEndASessionWhenItIsComplete() {
        offer(5, 1);
        sequencer.onEndOfSession(DAY, 8, 0);
        expect("start 7 at 5", "5..5");
        offer(6, 2);

        expect("start 7 at 5", "5..5", "6..7", "end of 7");
    }

    @Test
    void shouldEndASessionWhenItsTailIsLost() {
        offer(5, 1);
        sequencer.onEndOfSession(DAY, 8, 0);
        sequencer.onTime(100);

        expect("start 7 at 5", "5..5", "gap 6..7", "end of 7");
    }

    @Test
    void shouldDropLatePacketsOfThePreviousSession() {
        offer(5, 1);
        offer(sequencer, DAY + 1, 1, 2, 0);
        offer(sequencer, DAY + 1, 3, 1, 0);

        assertEquals(MessageSequencer.Outcome.DUPLICATE, offer(6, 1));
        assertEquals(MessageSequencer.Outcome.DUPLICATE, offer(7, 1));
        sequencer.onHeartbeat(DAY, 8, 0);
        assertEquals(DAY + 1, sequencer.session());
        assertEquals(4, sequencer.next());
    }

    @Test
    void shouldNotJumpFarForOnePacket() {
        offer(5, 1);
        offer(5 + 2 * MessageSequencer.FAR, 1);
        offer(6, 1);
        offer(Long.MAX_VALUE, 5);
        offer(7, 1);
        sequencer.onEnd();

        expect("start 7 at 5", "5..5", "6..6", "7..7");
    }

    @Test
    void shouldJumpFarWhenTwoPacketsAgree() {
        final long far = 5 + 2 * MessageSequencer.FAR;
        offer(5, 1);
        offer(far + 1, 1);
        offer(far, 1);

        expect("start 7 at 5", "5..5", "gap 6.." + (far - 1), far + ".." + far, (far + 1) + ".." + (far + 1));
    }

    @Test
    void shouldCountAnewAfterManyPacketsBehindAndNothingElse() {
        offer(5000, 1);
        for (int i = 1; i <= MessageSequencer.BEHIND_IN_A_ROW; i++) {
            offer(sequencer, DAY, i, 1, MessageSequencer.BEHIND_NS);
        }

        expect("start 7 at 5000", "5000..5000", "restart 7 at 256", "256..256");
    }

    @Test
    void shouldNotCountAnewForALineThatIsOnlyLate() {
        offer(5000, 1);
        for (int i = 1; i <= 2 * MessageSequencer.BEHIND_IN_A_ROW; i++) {
            offer(sequencer, DAY, i, 1, MessageSequencer.BEHIND_NS - 1);
        }

        expect("start 7 at 5000", "5000..5000");
    }

    @Test
    void shouldGoOnPastTheLargestNumber() {
        offer(Long.MAX_VALUE, 1);
        offer(Long.MIN_VALUE + 1, 1);
        offer(Long.MIN_VALUE, 1);

        assertEquals(4, seen.size());
        assertEquals(Long.MIN_VALUE + 2, sequencer.next());
    }

    @Test
    void shouldReleaseEverythingAtTheEnd() {
        offer(5, 1);
        offer(9, 1);
        offer(7, 1);
        sequencer.onHeartbeat(DAY, 12, 0);
        sequencer.onEnd();

        expect("start 7 at 5", "5..5", "gap 6..6", "7..7", "gap 8..8", "9..9", "gap 10..11");
    }
}
