package io.loadline.feed.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventWriter;
import io.loadline.feed.SharedCaptures;
import io.loadline.feed.source.CaptureFileSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Every change of best bid and offer of the recording, by the handler and by a decoder that knows none of its code. */
class NaiveDeribitTopOfBookTest {
    @Test
    void shouldAgreeOnEveryChangeOfTheTop() throws IOException {
        final Path capture = SharedCaptures.capture("deribit/sample_first_2000.pcapng");
        final List<String> expected = naive(Files.readAllBytes(capture));
        final Tops tops = new Tops();
        final DeribitFeedHandler handler =
                new DeribitFeedHandler(tops, new InstrumentDirectory(List.of(), 1024), Counters.inMemory());
        try (CaptureFileSource source = new CaptureFileSource(capture)) {
            source.poll(handler, Integer.MAX_VALUE);
        }
        handler.onEnd();

        assertTrue(expected.size() > 50, "the recording moves the top " + expected.size() + " times");
        assertEquals(expected, tops.changes);
    }

    /** Reads the file by fixed offsets of this very recording: one interface, nanoseconds, Ethernet without tags. */
    private static List<String> naive(final byte[] file) {
        final ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        final Map<Integer, Side[]> books = new HashMap<>();
        final Map<Integer, String> last = new HashMap<>();
        final List<String> changes = new ArrayList<>();
        for (int block = 0; block < file.length; block += in.getInt(block + 4)) {
            if (in.getInt(block) == 6) {
                final int udp = block + 28 + 14 + 20;
                int at = udp + 8 + 8;
                final int end = udp + 16 + (in.getShort(udp + 8) & 0xffff);
                while (at < end) {
                    at = message(in, at, books, last, changes);
                }
            }
        }
        return changes;
    }

    private static int message(
            final ByteBuffer in,
            final int start,
            final Map<Integer, Side[]> books,
            final Map<Integer, String> last,
            final List<String> changes) {
        final int template = in.getShort(start + 2);
        final int body = start + 12;
        int at = body + in.getShort(start);
        for (int group = in.getShort(start + 8); group > 0; group--) {
            final int size = in.getShort(at);
            final int count = in.getShort(at + 2);
            at += 8;
            for (int i = 0; i < count; i++, at += size) {
                if (template == 1001) {
                    final Side side = book(books, in.getInt(body))[in.get(at)];
                    final BigDecimal price = BigDecimal.valueOf(in.getDouble(at + 2));
                    if (in.get(at + 1) == 2) {
                        side.remove(price);
                    } else {
                        side.put(price, BigDecimal.valueOf(in.getDouble(at + 10)));
                    }
                }
            }
        }
        if (template == 1001) {
            final int id = in.getInt(body);
            final Side[] book = book(books, id);
            final String top = id + " " + best(book[1], true) + " / " + best(book[0], false);
            if (!top.equals(last.put(id, top))) {
                changes.add(top);
            }
        }
        for (int field = in.getShort(start + 10); field > 0; field--) {
            at += 1 + (in.get(at) & 0xff);
        }
        return at;
    }

    private static Side[] book(final Map<Integer, Side[]> books, final int id) {
        return books.computeIfAbsent(id, key -> new Side[] {new Side(), new Side()});
    }

    private static String best(final Side side, final boolean highest) {
        if (side.isEmpty()) {
            return "none";
        }
        final Map.Entry<BigDecimal, BigDecimal> entry = highest ? side.lastEntry() : side.firstEntry();
        return plain(entry.getValue()) + " at " + plain(entry.getKey());
    }

    private static String plain(final BigDecimal value) {
        return value.setScale(9, RoundingMode.UNNECESSARY).stripTrailingZeros().toPlainString();
    }

    private static final class Side extends TreeMap<BigDecimal, BigDecimal> {
        private static final long serialVersionUID = 1L;
    }

    /** Keeps books from the events of the handler. */
    private static final class Tops implements InputSink {
        private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final MarketUpdateDecoder update = new MarketUpdateDecoder();
        private final Map<Integer, Integer> venueIds = new HashMap<>();
        private final Map<Integer, Side[]> books = new HashMap<>();
        private final Map<Integer, String> last = new HashMap<>();
        private final List<String> changes = new ArrayList<>();

        @Override
        public MutableDirectBuffer claim() {
            return slot;
        }

        @Override
        public void commit(final int length) {
            header.wrap(slot, 0);
            if (header.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
                final InstrumentDefinitionDecoder definition =
                        new InstrumentDefinitionDecoder().wrapAndApplyHeader(slot, 0, header);
                venueIds.put(definition.instrumentId(), (int) definition.securityId());
            } else if (header.templateId() == MarketUpdateDecoder.TEMPLATE_ID) {
                onUpdate();
            }
        }

        private void onUpdate() {
            update.wrapAndApplyHeader(slot, 0, header);
            final boolean snapshot = (update.flags() & EventWriter.RECOVERY) != 0;
            final int id = venueIds.get(update.instrumentId());
            final Side[] book = book(books, id);
            if ((update.flags() & EventWriter.CLEAR) != 0) {
                book[0].clear();
                book[1].clear();
            }
            for (final MarketUpdateDecoder.EntriesDecoder entry : update.entries()) {
                final BigDecimal price = BigDecimal.valueOf(entry.price(), 9).stripTrailingZeros();
                if (entry.action() == 2) {
                    assertTrue(book[1 - entry.side()].remove(price) != null, "no level at " + price);
                } else {
                    book[1 - entry.side()].put(price, BigDecimal.valueOf(entry.quantity(), 8));
                }
            }
            final String top = id + " " + best(book[1], true) + " / " + best(book[0], false);
            if (!snapshot && !top.equals(last.put(id, top))) {
                changes.add(top);
            }
        }
    }
}
