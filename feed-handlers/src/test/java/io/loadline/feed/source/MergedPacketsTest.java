package io.loadline.feed.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.PacketHandler;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MergedPacketsTest {
    private final List<String> seen = new ArrayList<>();
    private final PacketHandler handler = (line, buffer, offset, length, timeNs) -> seen.add(line + "@" + timeNs);

    @Test
    void shouldOrderByTimeAndThenByRecording() {
        try (MergedPackets merged = new MergedPackets(List.of(new Recorded(0, 1, 5, 5), new Recorded(1, 2, 5, 9)))) {
            assertEquals(6, merged.poll(handler, 100));
            assertEquals(List.of("0@1", "1@2", "0@5", "0@5", "1@5", "1@9"), seen);
            assertTrue(merged.isExhausted());
            assertEquals(RecordedPackets.NO_PACKET, merged.nextPacketTimeNs());
        }
    }

    @Test
    void shouldKeepTheOrderOfARecordingWhoseTimesFallBack() {
        try (MergedPackets merged = new MergedPackets(List.of(new Recorded(0, 7, 3), new Recorded(1, 5)))) {
            merged.poll(handler, 100);
            assertEquals(List.of("1@5", "0@7", "0@3"), seen);
        }
    }

    @Test
    void shouldHandOverNoMoreThanAsked() {
        try (MergedPackets merged = new MergedPackets(List.of(new Recorded(0, 1, 3), new Recorded(1, 2)))) {
            assertEquals(2, merged.poll(handler, 2));
            assertEquals(List.of("0@1", "1@2"), seen);
            assertEquals(3, merged.nextPacketTimeNs());
            assertFalse(merged.isExhausted());
        }
    }

    @Test
    void shouldGoOnWithoutARecordingThatIsDamaged() {
        final Recorded damaged = new Recorded(0, 1, Recorded.DAMAGE);
        try (MergedPackets merged = new MergedPackets(List.of(damaged, new Recorded(1, 2, 4)))) {
            assertThrows(CaptureFileException.class, () -> merged.poll(handler, 100));
            merged.poll(handler, 100);
            assertEquals(List.of("0@1", "1@2", "1@4"), seen);
            assertTrue(merged.isExhausted());
        }
    }

    @Test
    void shouldCloseEveryRecording() {
        final Recorded first = new Recorded(0, 1);
        final Recorded second = new Recorded(1, 2);
        new MergedPackets(List.of(first, second)).close();
        assertTrue(first.closed && second.closed);
    }

    private static final class Recorded implements RecordedPackets {
        static final long DAMAGE = -1;

        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1]);
        private final int line;
        private final Queue<Long> times = new ArrayDeque<>();
        private boolean closed;

        Recorded(final int line, final long... times) {
            this.line = line;
            for (final long time : times) {
                this.times.add(time);
            }
        }

        @Override
        public int poll(final PacketHandler to, final int limit) {
            int count = 0;
            for (; count < limit && !isExhausted(); count++) {
                to.onPacket(line, buffer, 0, 1, times.remove());
            }
            return count;
        }

        @Override
        public long nextPacketTimeNs() {
            if (closed || times.isEmpty()) {
                return NO_PACKET;
            }
            if (times.peek() == DAMAGE) {
                throw new CaptureFileException(Path.of("recording"), 24, "truncated");
            }
            return times.peek();
        }

        @Override
        public boolean isExhausted() {
            return nextPacketTimeNs() == NO_PACKET;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
