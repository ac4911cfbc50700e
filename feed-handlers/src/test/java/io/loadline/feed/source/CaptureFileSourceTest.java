package io.loadline.feed.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import io.loadline.feed.PacketHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFileSourceTest {
    private static final int GROUP = 0xe0001f01;
    private static final int UDP = 17;
    private static final int TCP = 6;

    @TempDir
    private Path folder;

    private final List<String> packets = new ArrayList<>();
    private final PacketHandler handler = (line, buffer, offset, length, timeNs) ->
            packets.add(line + " " + timeNs + " " + buffer.getStringWithoutLengthAscii(offset, length));

    @Test
    void shouldReadPcapInBothByteOrdersAndBothClocks() throws IOException {
        for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (final int magic : new int[] {PcapReader.MAGIC_MICROSECONDS, PcapReader.MAGIC_NANOSECONDS}) {
                read(pcap(order, magic, FrameDecoder.LINK_ETHERNET, ethernet(UDP, "one"), ethernet(UDP, "two")));
            }
        }

        final String micros = "0 1700000000000007000 ";
        final String nanos = "0 1700000000000000007 ";
        assertEquals(
                List.of(
                        micros + "one",
                        micros + "two",
                        nanos + "one",
                        nanos + "two",
                        micros + "one",
                        micros + "two",
                        nanos + "one",
                        nanos + "two"),
                packets);
    }

    @Test
    void shouldReadCompressedCaptures() throws IOException {
        final byte[] plain = pcap(
                ByteOrder.LITTLE_ENDIAN,
                PcapReader.MAGIC_NANOSECONDS,
                FrameDecoder.LINK_ETHERNET,
                ethernet(UDP, "one"));
        final ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(plain);
        }
        final ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(zstd)) {
            out.write(plain);
        }
        read(gzip.toByteArray());
        read(zstd.toByteArray());

        assertEquals(List.of("0 1700000000000000007 one", "0 1700000000000000007 one"), packets);
    }

    @Test
    void shouldLookThroughVlanTags() throws IOException {
        final byte[] frame = ethernet(UDP, "one");
        final ByteBuffer tagged = ByteBuffer.allocate(frame.length + 8);
        tagged.put(frame, 0, 12).putShort((short) 0x88a8).putShort((short) 5);
        tagged.putShort((short) 0x8100).putShort((short) 6).put(frame, 12, frame.length - 12);
        read(pcap(ByteOrder.LITTLE_ENDIAN, PcapReader.MAGIC_NANOSECONDS, FrameDecoder.LINK_ETHERNET, tagged.array()));

        assertEquals(List.of("0 1700000000000000007 one"), packets);
    }

    @Test
    void shouldReadOtherLinkTypes() throws IOException {
        final byte[] ip = ip(UDP, "one");
        read(pcap(ByteOrder.LITTLE_ENDIAN, PcapReader.MAGIC_NANOSECONDS, FrameDecoder.LINK_RAW, ip));
        read(pcap(
                ByteOrder.LITTLE_ENDIAN, PcapReader.MAGIC_NANOSECONDS, FrameDecoder.LINK_NULL, behind(ip, 2, 0, 0, 0)));
        read(pcap(
                ByteOrder.LITTLE_ENDIAN,
                PcapReader.MAGIC_NANOSECONDS,
                FrameDecoder.LINK_LINUX_COOKED,
                behind(ip, 0, 0, 0, 1, 0, 6, 1, 2, 3, 4, 5, 6, 0, 0, 8, 0)));
        read(pcap(
                ByteOrder.LITTLE_ENDIAN,
                PcapReader.MAGIC_NANOSECONDS,
                FrameDecoder.LINK_LINUX_COOKED_2,
                behind(ip, 8, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 6, 1, 2, 3, 4, 5, 6, 0, 0)));

        assertEquals(4, packets.size());
        assertEquals(1, packets.stream().distinct().count());
    }

    @Test
    void shouldPassOverWhatIsNotOfTheTransport() throws IOException {
        final byte[] fragment = ethernet(UDP, "part");
        fragment[14 + 7] = 1;
        final byte[] arp = ethernet(UDP, "arp");
        arp[13] = 6;
        final Path file = write(pcap(
                ByteOrder.LITTLE_ENDIAN,
                PcapReader.MAGIC_NANOSECONDS,
                FrameDecoder.LINK_ETHERNET,
                ethernet(TCP, "tcp"),
                fragment,
                arp,
                new byte[3],
                ethernet(UDP, "udp")));
        try (CaptureFileSource source = new CaptureFileSource(file)) {
            source.poll(handler, 100);
            assertEquals(4, source.passedOver());
        }
        try (CaptureFileSource source = new CaptureFileSource(file, Transport.TCP, LineResolver.SINGLE)) {
            source.poll(handler, 100);
        }

        assertEquals(List.of("0 1700000000000000007 udp", "0 1700000000000000007 tcp"), packets);
    }

    @Test
    void shouldTellLinesByDestination() throws IOException {
        final Path file = write(pcap(
                ByteOrder.LITTLE_ENDIAN,
                PcapReader.MAGIC_NANOSECONDS,
                FrameDecoder.LINK_ETHERNET,
                ethernet(UDP, "one")));
        try (CaptureFileSource source = new CaptureFileSource(
                file, Transport.UDP, (address, port) -> address == GROUP && port == 14310 ? 3 : LineResolver.NO_LINE)) {
            source.poll(handler, 100);
        }
        try (CaptureFileSource source =
                new CaptureFileSource(file, Transport.UDP, (address, port) -> LineResolver.NO_LINE)) {
            assertTrue(source.isExhausted());
        }

        assertEquals(List.of("3 1700000000000000007 one"), packets);
    }

    @Test
    void shouldSayWhenTheNextPacketIs() throws IOException {
        final Path file = write(pcap(
                ByteOrder.LITTLE_ENDIAN,
                PcapReader.MAGIC_NANOSECONDS,
                FrameDecoder.LINK_ETHERNET,
                ethernet(UDP, "one")));
        try (CaptureFileSource source = new CaptureFileSource(file)) {
            assertEquals(1_700_000_000_000_000_007L, source.nextPacketTimeNs());
            assertEquals(1, source.poll(handler, 1));
            assertEquals(CaptureFileSource.NO_PACKET, source.nextPacketTimeNs());
            assertTrue(source.isExhausted());
        }
    }

    @Test
    void shouldReadPcapngWithSeveralInterfacesAndClocks() throws IOException {
        for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            packets.clear();
            read(new PcapngBytes(order)
                    .section()
                    .networkInterface(1)
                    .networkInterface(1, 9, 9)
                    .networkInterface(101, 9, 0x80 | 10)
                    .block(5, new byte[12])
                    .packet(0, 1_700_000_000_000_007L, ethernet(UDP, "micro"))
                    .packet(1, 1_700_000_000_000_000_007L, ethernet(UDP, "nano"))
                    .packet(2, (1_700_000_000L << 10) + 512, ip(UDP, "binary"))
                    .bytes());

            assertEquals(
                    List.of(
                            "0 1700000000000007000 micro",
                            "0 1700000000000000007 nano",
                            "0 1700000000500000000 binary"),
                    packets);
        }
    }

    @Test
    void shouldReadSimplePacketsWithoutTime() throws IOException {
        final byte[] frame = ethernet(UDP, "one");
        final ByteBuffer body = ByteBuffer.allocate(4 + frame.length + 3).order(ByteOrder.LITTLE_ENDIAN);
        body.putInt(frame.length).put(frame);
        read(new PcapngBytes(ByteOrder.LITTLE_ENDIAN)
                .section()
                .networkInterface(1)
                .block(3, body.array())
                .bytes());

        assertEquals(List.of("0 0 one"), packets);
    }

    @Test
    void shouldNameTheByteAtWhichATruncatedFileEnds() throws IOException {
        final byte[] whole = pcap(
                ByteOrder.LITTLE_ENDIAN,
                PcapReader.MAGIC_NANOSECONDS,
                FrameDecoder.LINK_ETHERNET,
                ethernet(UDP, "one"),
                ethernet(UDP, "two"));
        final int secondRecord = (whole.length - 24) / 2 + 24;
        for (int length = 0; length < whole.length; length++) {
            if (length == 24 || length == secondRecord) {
                continue;
            }
            packets.clear();
            final byte[] part = Arrays.copyOf(whole, length);
            final CaptureFileException e = assertThrows(CaptureFileException.class, () -> read(part));
            assertEquals(length < 24 ? 0 : length < secondRecord ? 24 : secondRecord, e.byteOffset());
            assertEquals(length < secondRecord ? 0 : 1, packets.size());
            assertTrue(
                    e.getMessage().contains(e.file() + ", byte " + e.byteOffset() + ": expected a pcap"),
                    e.getMessage());
        }
    }

    @Test
    void shouldNameWhatAGarbageFileLacks() {
        final byte[] garbage = "this is not a capture".getBytes(StandardCharsets.US_ASCII);
        final CaptureFileException e = assertThrows(CaptureFileException.class, () -> read(garbage));

        assertTrue(e.getMessage().endsWith("byte 0: expected a pcap or pcapng magic, found 73696874"), e.getMessage());
    }

    @Test
    void shouldNameAMissingFile() {
        final CaptureFileException e =
                assertThrows(CaptureFileException.class, () -> new CaptureFileSource(folder.resolve("none")));

        assertTrue(e.getMessage().contains("cannot be opened"), e.getMessage());
    }

    @Test
    void shouldNameABrokenCompression() throws IOException {
        final ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(pcap(
                    ByteOrder.LITTLE_ENDIAN,
                    PcapReader.MAGIC_NANOSECONDS,
                    FrameDecoder.LINK_ETHERNET,
                    ethernet(UDP, "one")));
        }
        final byte[] part = Arrays.copyOf(gzip.toByteArray(), gzip.size() / 2);
        final CaptureFileException e = assertThrows(CaptureFileException.class, () -> read(part));

        assertTrue(e.getMessage().contains("cannot be read or decompressed"), e.getMessage());
    }

    @Test
    void shouldRejectAPacketOfAnInterfaceThatWasNotDescribed() {
        final byte[] bytes = new PcapngBytes(ByteOrder.LITTLE_ENDIAN)
                .section()
                .networkInterface(1)
                .packet(4, 0, ethernet(UDP, "one"))
                .bytes();
        final CaptureFileException e = assertThrows(CaptureFileException.class, () -> read(bytes));

        assertTrue(
                e.getMessage().contains("expected one of the 1 interfaces described so far, found 4"), e.getMessage());
    }

    @Test
    void shouldEndOnAnyBytesWithAPacketOrATypedError() throws IOException {
        final long seed = 7_331;
        final Random random = new Random(seed);
        final byte[] pcap = pcap(
                ByteOrder.LITTLE_ENDIAN,
                PcapReader.MAGIC_NANOSECONDS,
                FrameDecoder.LINK_ETHERNET,
                ethernet(UDP, "one"),
                ethernet(UDP, "two"));
        final byte[] pcapng = new PcapngBytes(ByteOrder.LITTLE_ENDIAN)
                .section()
                .networkInterface(1, 9, 9)
                .packet(0, 1, ethernet(UDP, "one"))
                .packet(0, 2, ethernet(UDP, "two"))
                .bytes();
        for (int i = 0; i < 2_000; i++) {
            final byte[] bytes = (i & 1) == 0 ? pcap.clone() : pcapng.clone();
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                read(bytes);
            } catch (final CaptureFileException expected) {
                assertTrue(expected.getMessage().startsWith("capture file "), "seed " + seed);
            }
        }
    }

    @Test
    void shouldReadBackWhatWasRecorded() {
        final Path file = folder.resolve("recorded.pcap");
        try (PcapWriter writer = new PcapWriter(file)) {
            for (int i = 0; i < 3; i++) {
                final byte[] payload = ("packet " + i).getBytes(StandardCharsets.US_ASCII);
                writer.write(
                        1_700_000_000_000_000_007L + i,
                        0x7f000001,
                        GROUP,
                        14310 + i,
                        new UnsafeBuffer(payload),
                        0,
                        payload.length);
            }
        }
        try (CaptureFileSource source =
                new CaptureFileSource(file, Transport.UDP, (address, port) -> address == GROUP ? port - 14310 : 9)) {
            source.poll(handler, 100);
        }

        assertEquals(
                List.of(
                        "0 1700000000000000007 packet 0",
                        "1 1700000000000000008 packet 1",
                        "2 1700000000000000009 packet 2"),
                packets);
    }

    @Test
    void shouldReadBackWhatWasRecordedAsPcapng() {
        final Path file = folder.resolve("recorded.pcapng");
        final int last = 4;
        try (PcapngWriter writer = new PcapngWriter(file, "feed")) {
            for (int i = 0; i <= last; i++) {
                // every length modulo four, for the padding
                final byte[] payload = "packet".substring(0, i + 1).getBytes(StandardCharsets.US_ASCII);
                writer.write(
                        1_700_000_000_000_000_007L + i,
                        0x7f000001,
                        GROUP,
                        14310 + i,
                        new UnsafeBuffer(payload),
                        0,
                        payload.length);
            }
        }
        try (CaptureFileSource source =
                new CaptureFileSource(file, Transport.UDP, (address, port) -> address == GROUP ? port - 14310 : 9)) {
            source.poll(handler, 100);
        }

        assertEquals(
                List.of(
                        "0 1700000000000000007 p",
                        "1 1700000000000000008 pa",
                        "2 1700000000000000009 pac",
                        "3 1700000000000000010 pack",
                        "4 1700000000000000011 packe"),
                packets);
    }

    @Test
    void shouldNotWriteOverARecording() throws IOException {
        final Path file = folder.resolve("recorded.pcapng");
        Files.writeString(file, "kept");
        assertThrows(UncheckedIOException.class, () -> new PcapngWriter(file, "feed"));
        assertEquals("kept", Files.readString(file));
    }

    private void read(final byte[] bytes) throws IOException {
        try (CaptureFileSource source = new CaptureFileSource(write(bytes))) {
            while (!source.isExhausted()) {
                source.poll(handler, 1);
            }
        }
    }

    private Path write(final byte[] bytes) throws IOException {
        return Files.write(folder.resolve("capture"), bytes);
    }

    private static byte[] pcap(final ByteOrder order, final int magic, final int linkType, final byte[]... frames) {
        final ByteBuffer out = ByteBuffer.allocate(10_000).order(order);
        out.putInt(magic).putShort((short) 2).putShort((short) 4);
        out.putInt(0).putInt(0).putInt(65_535).putInt(linkType);
        for (final byte[] frame : frames) {
            out.putInt(1_700_000_000)
                    .putInt(7)
                    .putInt(frame.length)
                    .putInt(frame.length)
                    .put(frame);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static byte[] ethernet(final int protocol, final String text) {
        return behind(ip(protocol, text), 1, 0, 94, 0, 31, 1, 2, 0, 0, 0, 0, 1, 8, 0);
    }

    private static byte[] ip(final int protocol, final String text) {
        final byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        final int transport = protocol == UDP ? 8 : 20;
        final ByteBuffer out = ByteBuffer.allocate(20 + transport + payload.length);
        out.put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) out.capacity())
                .putInt(0)
                .put((byte) 1);
        out.put((byte) protocol).putShort((short) 0).putInt(0x7f000001).putInt(GROUP);
        out.putShort((short) 1).putShort((short) 14310);
        if (protocol == UDP) {
            out.putShort((short) (8 + payload.length)).putShort((short) 0);
        } else {
            out.putInt(1).putInt(1).put((byte) 0x50).put(new byte[7]);
        }
        return out.put(payload).array();
    }

    private static byte[] behind(final byte[] packet, final int... header) {
        final byte[] frame = new byte[header.length + packet.length];
        for (int i = 0; i < header.length; i++) {
            frame[i] = (byte) header[i];
        }
        System.arraycopy(packet, 0, frame, header.length, packet.length);
        return frame;
    }
}
