package io.loadline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** When a sequencer asks for what is missing, for how much, and which answers it takes. */
class MessageSequencerRequestTest {
    private static final long DAY = 7;
    private static final long REORDER_NS = 10;

    private final List<String> seen = new ArrayList<>();
    private final UnsafeBuffer packet = new UnsafeBuffer(new byte[64]);
    private final MessageSequencer sequencer = new MessageSequencer(
            REORDER_NS,
            new MessageSequencer.Listener() {
                @Override
                public void onMessages(
                        final long first,
                        final int passedOver,
                        final int count,
                        final DirectBuffer buffer,
                        final int offset,
                        final int length,
                        final long timeNs) {
                    seen.add((first + passedOver) + ".." + (first + count - 1));
                }

                @Override
                public void onGap(final long first, final long next, final long timeNs) {
                    seen.add("gap " + first + ".." + (next - 1) + " at " + timeNs);
                }

                @Override
                public void onNewSession(
                        final long session, final long first, final boolean restart, final long timeNs) {
                    seen.add((restart ? "restart " : "start ") + session);
                }
            },
            (session, first, count, attempt, timeNs) ->
                    seen.add("ask " + first + " x " + count + " attempt " + attempt + " at " + timeNs),
            new RetransmissionPolicy(100, 2, 20, 5, 64));

    private MessageSequencer.Outcome offer(final long first, final int count, final long timeNs) {
        return sequencer.onPacket(DAY, first, count, packet, 0, 64, timeNs);
    }

    private MessageSequencer.Outcome answer(final long session, final long first, final int count, final long timeNs) {
        return sequencer.onAnswer(session, first, count, packet, 0, 64, timeNs);
    }

    private void expect(final String... lines) {
        assertEquals(List.of(lines), seen);
        seen.clear();
    }

    @Test
    void shouldAskForTheRestWhenAPartCame() {
        offer(1, 1, 0);
        offer(50, 1, 0);
        sequencer.onTime(10);
        expect("start 7", "1..1", "ask 2 x 20 attempt 1 at 10");
        answer(DAY, 2, 8, 30);
        expect("2..9", "ask 10 x 20 attempt 1 at 30");
        answer(DAY, 10, 20, 40);
        answer(DAY, 30, 20, 50);

        expect("10..29", "ask 30 x 20 attempt 1 at 40", "30..49", "50..50");
    }

    @Test
    void shouldKeepTheIntervalBetweenRequests() {
        offer(1, 1, 0);
        offer(9, 1, 0);
        sequencer.onTime(10);
        answer(DAY, 2, 3, 12);
        sequencer.onTime(14);
        sequencer.onTime(15);

        expect("start 7", "1..1", "ask 2 x 7 attempt 1 at 10", "2..4", "ask 5 x 4 attempt 1 at 15");
    }

    @Test
    void shouldAskAtOnceForAGapThatHasWaitedBehindAnother() {
        offer(1, 1, 0);
        offer(3, 1, 0);
        offer(5, 1, 0);
        sequencer.onTime(10);
        answer(DAY, 2, 1, 60);

        expect("start 7", "1..1", "ask 2 x 1 attempt 1 at 10", "2..2", "3..3", "ask 4 x 1 attempt 1 at 60");
    }

    @Test
    void shouldLoseTheGapsBehindTogetherWithTheFirstWhenNobodyAnswers() {
        offer(1, 1, 0);
        offer(3, 1, 0);
        offer(5, 1, 0);
        for (int time = 1; time <= 310; time++) {
            sequencer.onTime(time);
        }

        expect(
                "start 7",
                "1..1",
                "ask 2 x 1 attempt 1 at 10",
                "ask 2 x 1 attempt 2 at 110",
                "gap 2..2 at 310",
                "3..3",
                "gap 4..4 at 310",
                "5..5");
    }

    @Test
    void shouldAskForWhatAHeartbeatSaysIsMissing() {
        offer(1, 1, 0);
        sequencer.onHeartbeat(DAY, 4, 0);
        sequencer.onTime(10);
        answer(DAY, 2, 2, 20);

        expect("start 7", "1..1", "ask 2 x 2 attempt 1 at 10", "2..3");
    }

    @Test
    void shouldTakeOnlyAnswersThatBringSomethingMissing() {
        offer(1, 1, 0);
        assertEquals(MessageSequencer.Outcome.USELESS, answer(DAY, 2, 1, 0));
        offer(9, 1, 0);
        assertEquals(MessageSequencer.Outcome.USELESS, answer(DAY + 1, 2, 7, 1));
        assertEquals(MessageSequencer.Outcome.USELESS, answer(DAY + 1, 2, 7, 1));
        assertEquals(MessageSequencer.Outcome.USELESS, answer(DAY, 1, 1, 1));
        assertEquals(MessageSequencer.Outcome.USELESS, answer(DAY, 9, 5, 1));
        assertEquals(MessageSequencer.Outcome.USELESS, answer(DAY, 5_000, 5, 1));
        expect("start 7", "1..1");

        assertEquals(MessageSequencer.Outcome.HELD, answer(DAY, 6, 3, 2));
        assertEquals(MessageSequencer.Outcome.SEQUENCED, answer(DAY, 1, 5, 3));
        expect("2..5", "6..8", "9..9");
    }

    @Test
    void shouldNotCountAnewBecauseOfLateAnswers() {
        offer(5_000, 1, 0);
        for (int i = 1; i <= 2 * MessageSequencer.BEHIND_IN_A_ROW; i++) {
            answer(DAY, i, 1, 2 * MessageSequencer.BEHIND_NS);
        }

        expect("start 7", "5000..5000");
    }

    @Test
    void shouldCallLostWhatThereIsNoRoomToWaitFor() {
        offer(1, 1, 0);
        for (int i = 0; i <= 64; i++) {
            offer(3 + i, 1, 0);
        }

        assertEquals("gap 2..2 at 0", seen.get(2));
        assertEquals("67..67", seen.getLast());
    }
}
