package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeHarness.ES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventLog;
import io.loadline.feed.SharedCaptures;
import io.loadline.feed.source.CaptureFileSource;
import io.loadline.feed.source.LineResolver;
import io.loadline.feed.source.Transport;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The flavour of EBS and BrokerTec over TCP: sizes of 64 bits, snapshots among the changes, and changes that carry no number. */
class CmeTcpTest {
    private static final String FOLDER = "omi/Cme/Mdp3.Sbe.v1.12/";

    private final CmeHarness feed =
            new CmeHarness(new CmeChannel(CmeChannel.ANY_CHANNEL, CmeTransport.TCP, false, CmeOrderUse.AUTO, 16, 1));

    private void send(final CmeBytes packet) {
        final byte[] bytes = packet.bytes();
        feed.send(
                CmeLine.INCREMENTAL_A,
                ByteBuffer.allocate(bytes.length + 2)
                        .put((byte) 0xfe)
                        .put((byte) 0xca)
                        .put(bytes)
                        .array());
    }

    private static CmeBytes snapshot(final long sequence, final long timeNs) {
        return new CmeBytes(sequence)
                .message(68, 12, 37)
                .i64(timeNs)
                .i8(CmeBytes.END)
                .i32(ES)
                .i64(CmeBytes.NO_PRICE)
                .i64(CmeBytes.NO_PRICE)
                .i64(CmeBytes.NO_PRICE)
                .group(23);
    }

    private static CmeBytes row(
            final CmeBytes snapshot, final char type, final int level, final long price, final long size) {
        return snapshot.entry()
                .i64(price)
                .i64(size)
                .i32(CmeBytes.NONE)
                .i8(level)
                .i8(255)
                .i8(type);
    }

    private static CmeBytes change(final long sequence, final long timeNs, final long price, final long size) {
        return new CmeBytes(sequence)
                .book(64, timeNs, CmeBytes.END)
                .group(32)
                .entry()
                .i64(price)
                .i64(size)
                .i32(ES)
                .i32(0)
                .i32(CmeBytes.NONE)
                .i8(1)
                .i8(1)
                .i8('0')
                .pad(1);
    }

    private void start() {
        send(new CmeBytes(1).future(ES, "EURUSD", 250_000_000L, 1_000_000_000L));
        feed.log.take();
    }

    @Test
    void shouldStayGoodThroughChangesWithoutNumbers() {
        start();
        send(row(row(snapshot(2, 7), '0', 1, 10, 5_000_000_000L), 'w', 255, 9, 1));
        send(change(3, 8, 10, 6_000_000_000L));
        send(change(4, 9, 11, 7_000_000_000L));

        assertEquals(
                List.of(
                        "book 0 at 7 clear recovery [new bid 1 10 x 500000000000000000 n -1] commit",
                        "state 0 recovered status 0 reason 0",
                        "book 0 at 8 [change bid 1 10 x 600000000000000000 n -1] commit",
                        "book 0 at 9 [change bid 1 11 x 700000000000000000 n -1] commit"),
                feed.log.take());
    }

    @Test
    void shouldTakeNoLevelsBeforeTheFirstSnapshot() {
        start();
        send(change(2, 8, 10, 6));

        assertEquals(List.of(), feed.log.take());
    }

    @Test
    void shouldMakeTheBookOfRecordedPackets() {
        final EventLog log = new EventLog();
        final CmeFeedHandler handler = new CmeFeedHandler(
                CmeChannel.fragments(CmeTransport.TCP),
                log,
                new InstrumentDirectory(List.of(), 16),
                Counters.inMemory());
        for (final String file : List.of(
                "SnapshotFullRefreshTcpLongQty.Tcp.pcap",
                "MdIncrementalRefreshTradeSummaryLongQty.pcap",
                "MdIncrementalRefreshBookLongQty.pcap")) {
            try (CaptureFileSource source =
                    new CaptureFileSource(SharedCaptures.capture(FOLDER + file), Transport.TCP, LineResolver.SINGLE)) {
                while (!source.isExhausted()) {
                    source.poll(handler, 10);
                }
            }
        }
        handler.onEnd();

        assertEquals(
                List.of(
                        "book 0 at 1631080313799842417 clear recovery"
                                + " [new bid 1 1183650000 x 100000000000000 n -1]"
                                + " [new bid 2 1180000000 x 100000000000000 n -1]"
                                + " [new ask 1 1183750000 x 100000000000000 n -1]"
                                + " [new ask 2 1207900000 x 200000000000000 n -1]"
                                + " [new ask 3 1208000000 x 200000000000000 n -1]"
                                + " [new ask 4 1208050000 x 1700000000000000 n -1]"
                                + " [new ask 5 1208100000 x 1300000000000000 n -1] commit",
                        "book 0 at 1631080342472742285 [change ask 4 1208150000 x 600000000000000 n -1] commit"),
                log.linesStarting("book"));
        assertEquals(
                List.of("trade 0 at 1631080338206720976 1207100000 x 0 aggressor 2 action 0 n 0"),
                log.linesStarting("trade"));
    }
}
