package io.loadline.gateway.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class LastValuesTest {
    private static final int LENGTH = 160;
    private static final int WRITES = 200_000;

    private final LastValues values = new LastValues(4, LENGTH);
    private final KeyQueue queue = new KeyQueue(4);
    private final UnsafeBuffer copy = new UnsafeBuffer(new byte[LENGTH]);

    private static void fill(final UnsafeBuffer buffer, final long value) {
        for (int i = 0; i < LENGTH; i += Long.BYTES) {
            buffer.putLong(i, value);
        }
    }

    @Test
    void shouldHaveNoValueBeforeTheFirst() {
        assertEquals(0, values.read(1, copy));
    }

    @Test
    void shouldRefuseAMessageThatIsTooLong() {
        assertFalse(new LastValues(1, 8).fits(1_000));
    }

    @Test
    void shouldTakeAKeyOnceHoweverOftenItChanged() {
        queue.add(2);
        queue.add(1);
        queue.add(2);
        assertEquals(2, queue.take());
        assertEquals(1, queue.take());
        assertEquals(KeyQueue.EMPTY, queue.take());
    }

    @Test
    void shouldTakeAKeyAgainThatChangedAfterItWasTaken() {
        queue.add(2);
        queue.take();
        queue.add(2);
        assertEquals(2, queue.take());
    }

    @Test
    void shouldGiveTheReaderWholeValuesAndTheLastOne() throws InterruptedException {
        final Thread writer = new Thread(() -> {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
            for (int i = 1; i <= WRITES; i++) {
                fill(buffer, i);
                values.put(i & 3, buffer, 0, LENGTH);
                queue.add(i & 3);
            }
        });
        writer.start();
        final long[] last = new long[4];
        long taken = 0;
        while (last[0] + last[1] + last[2] + last[3] < 4L * WRITES - 6) {
            final int key = queue.take();
            if (key != KeyQueue.EMPTY) {
                int length = LastValues.BUSY;
                while (length == LastValues.BUSY) {
                    length = values.read(key, copy);
                }
                final long value = copy.getLong(0);
                for (int i = 0; i < LENGTH; i += Long.BYTES) {
                    assertEquals(value, copy.getLong(i), "torn value");
                }
                assertTrue(value >= last[key], "value went back");
                last[key] = value;
                taken++;
            }
            Thread.onSpinWait();
        }
        writer.join();
        assertTrue(taken <= WRITES);
        assertEquals(WRITES - 1, last[(WRITES - 1) & 3]);
    }
}
