package io.loadline.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.codec.output.SnapshotBeginDecoder;
import io.loadline.codec.output.SnapshotBeginEncoder;
import io.loadline.codec.output.SnapshotEndDecoder;
import io.loadline.codec.output.SnapshotEndEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SnapshotAssemblerTest {
    private final SnapshotAssembler assembler = new SnapshotAssembler();
    private final List<String> rows = new ArrayList<>();
    private final CRC32C checksum = new CRC32C();

    private static SnapshotBeginDecoder begin(final long id) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        new SnapshotBeginEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .snapshotId(id);
        return new SnapshotBeginDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }

    private static SnapshotEndDecoder end(final long id, final int count, final long checksum) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        new SnapshotEndEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .snapshotId(id)
                .messageCount(count)
                .checksum(checksum);
        return new SnapshotEndDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }

    private void row(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        checksum.update(bytes);
        assembler.row(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    private boolean finish(final long id, final int count, final long sum) {
        return assembler.end(
                end(id, count, sum),
                (buffer, offset, length) -> rows.add(buffer.getStringWithoutLengthAscii(offset, length)));
    }

    @Test
    void shouldHandOnTheRowsOfAWholeSnapshotInOrder() {
        assembler.begin(begin(1));
        row("one");
        row("two");
        assertTrue(finish(1, 2, checksum.getValue()));
        assertEquals(List.of("one", "two"), rows);
    }

    @Test
    void shouldHandOnNothingWhereARowIsMissing() {
        assembler.begin(begin(1));
        row("one");
        assertFalse(finish(1, 2, checksum.getValue()));
        assertTrue(rows.isEmpty());
    }

    @Test
    void shouldHandOnNothingWhereTheChecksumDiffers() {
        assembler.begin(begin(1));
        row("one");
        assertFalse(finish(1, 1, checksum.getValue() ^ 1));
        assertTrue(rows.isEmpty());
    }

    @Test
    void shouldNotTakeTheEndOfAnotherSnapshot() {
        assembler.begin(begin(1));
        row("one");
        assertFalse(finish(2, 1, checksum.getValue()));
    }

    @Test
    void shouldNotTakeAnEndWithoutABegin() {
        assertFalse(finish(1, 0, 0));
    }

    @Test
    void shouldForgetTheRowsOfAnAbandonedSnapshot() {
        assembler.begin(begin(1));
        row("one");
        assembler.abandon();
        assembler.begin(begin(2));
        checksum.reset();
        row("two");
        assertTrue(finish(2, 1, checksum.getValue()));
        assertEquals(List.of("two"), rows);
    }
}
