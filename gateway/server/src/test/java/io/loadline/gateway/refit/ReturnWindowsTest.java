package io.loadline.gateway.refit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.client.Streams;
import io.loadline.codec.output.ConditionalVolatilityEncoder;
import io.loadline.codec.output.HeartbeatEncoder;
import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.core.event.VolatilitySection;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ReturnWindowsTest {
    private static final int WINDOW = 8;
    private static final int ONE = 1;

    private final ReturnWindows windows = new ReturnWindows(2, WINDOW);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    private final ConditionalVolatilityEncoder encoder = new ConditionalVolatilityEncoder();

    private void tell(final int cause, final double value) {
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .instrumentId(ONE)
                .cause((short) cause)
                .barReturn(value);
        windows.onMessage(Streams.BOOK, buffer, 0, buffer.capacity());
    }

    @Test
    void shouldKeepTheLatestReturns() {
        windows.follow(ONE);
        for (int i = 1; i <= 100; i++) {
            tell(VolatilitySection.BAR, i);
        }
        assertEquals(100, windows.count(ONE));
        assertArrayEquals(new double[] {93, 94, 95, 96, 97, 98, 99, 100}, windows.upTo(ONE, 100));
    }

    @Test
    void shouldGiveWhatThereIsBeforeTheWindowIsFull() {
        windows.follow(ONE);
        tell(VolatilitySection.BAR, 5);
        tell(VolatilitySection.BAR, 6);
        assertArrayEquals(new double[] {5, 6}, windows.upTo(ONE, 2));
    }

    @Test
    void shouldTakeReplayedReturnsAndNothingElse() {
        windows.follow(ONE);
        tell(VolatilitySection.FIT, 5);
        tell(VolatilitySection.STATE, 5);
        new HeartbeatEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        windows.onMessage(Streams.BOOK, buffer, 0, buffer.capacity());
        assertEquals(0, windows.count(ONE));
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .instrumentId(ONE)
                .cause((short) VolatilitySection.BAR)
                .barReturn(7);
        windows.onReplayed(Streams.BOOK, buffer, 0, buffer.capacity());
        assertArrayEquals(new double[] {7}, windows.upTo(ONE, 1));
    }

    @Test
    void shouldSayThatReturnsWereOverwritten() {
        windows.follow(ONE);
        for (int i = 1; i <= 24; i++) {
            tell(VolatilitySection.BAR, i);
        }
        assertNull(windows.upTo(ONE, 16));
        assertEquals(10, windows.upTo(ONE, 17)[0]);
    }

    /** A window is a run of numbers in a row, whenever it is taken. */
    @Test
    void shouldGiveWholeWindowsWhileReturnsCome() throws InterruptedException {
        windows.follow(ONE);
        final Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 1; i <= 2_000_000; i++) {
                tell(VolatilitySection.BAR, i);
            }
        });
        int whole = 0;
        do {
            final long last = windows.count(ONE);
            final double[] taken = windows.upTo(ONE, last);
            if (taken != null) {
                whole++;
                for (int i = 0; i < taken.length; i++) {
                    assertEquals((double) (last - taken.length + i + 1), taken[i]);
                }
            }
        } while (writer.isAlive());
        writer.join();
        assertTrue(whole > 0);
        assertEquals(2_000_000, windows.count(ONE));
    }
}
