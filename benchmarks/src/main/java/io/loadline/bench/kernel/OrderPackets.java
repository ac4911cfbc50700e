package io.loadline.bench.kernel;

import io.loadline.bench.PacketTape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Packets of venues that send orders and of which there is no recording to measure on: instruments in turn, each with a book of 32 orders in
 * which the best one goes and another comes, four messages a packet.
 */
final class OrderPackets {
    private static final int INSTRUMENTS = 100;
    private static final int DEPTH = 32;
    private static final int MESSAGES_A_PACKET = 4;
    private static final int FIRST_VERSION_BY_ID = 15;
    private static final int PACKET_BYTES = 4096;
    private static final int B3_DEFINITIONS = 4;
    private static final long NO_PRICE = Long.MIN_VALUE;
    private static final long FIRST_SECURITY = 200_000_000_001L;

    private final PacketTape definitions = new PacketTape();
    private final PacketTape tape = new PacketTape();
    private final UnsafeBuffer packet = new UnsafeBuffer(new byte[PACKET_BYTES]);
    private final ByteBuffer out = ByteBuffer.wrap(packet.byteArray());
    private final long[] numbers = new long[INSTRUMENTS];
    private long sequence = 1;

    PacketTape definitions() {
        return definitions;
    }

    PacketTape tape() {
        return tape;
    }

    /** Makes B3 packets of a schema version. */
    static OrderPackets b3(final int version, final int messages) {
        final OrderPackets packets = new OrderPackets();
        packets.out.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < INSTRUMENTS; i++) {
            packets.b3Definition(i, version);
        }
        for (int message = 0; message < messages; message += MESSAGES_A_PACKET) {
            packets.b3Packet(message, version);
        }
        return packets;
    }

    /** Makes MEMX packets of equities. */
    static OrderPackets memx(final int messages) {
        final OrderPackets packets = new OrderPackets();
        packets.out.order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < INSTRUMENTS; i++) {
            packets.memxDefinition(i);
        }
        for (int message = 0; message < messages; message += MESSAGES_A_PACKET) {
            packets.memxPacket(message);
        }
        return packets;
    }

    private void b3Definition(final int instrument, final int version) {
        b3Header();
        final int message = b3Message(12, 230, version);
        out.putLong(message, FIRST_SECURITY + instrument);
        text(message + 16, "SHARE" + instrument);
        out.put(message + 36, (byte) 'A').put(message + 37, (byte) 3);
        out.putLong(message + 44, 1_000_000).putLong(message + 52, NO_PRICE).putLong(message + 60, NO_PRICE);
        out.putLong(message + 68, NO_PRICE);
        send(definitions, B3_DEFINITIONS);
    }

    private void b3Packet(final int first, final int version) {
        b3Header();
        for (int i = first; i < first + MESSAGES_A_PACKET; i++) {
            final int instrument = i % INSTRUMENTS;
            final long round = i / INSTRUMENTS;
            final boolean add = round < DEPTH || (round & 1) == 0;
            final int indicator = i == first + MESSAGES_A_PACKET - 1 ? 0x80 : 0;
            numbers[instrument]++;
            if (add) {
                b3Order(instrument, indicator, round, version);
            } else {
                b3Delete(instrument, indicator, round, version);
            }
        }
        sequence++;
        send(tape, 0);
    }

    /** The order of a round, so that the round after it can name it. */
    private static long orderOf(final int instrument, final long round) {
        return (round << 16) + instrument + 1;
    }

    private void b3Order(final int instrument, final int indicator, final long round, final int version) {
        final int message = b3Message(50, version > FIRST_VERSION_BY_ID ? 72 : 64, version);
        out.putLong(message, FIRST_SECURITY + instrument)
                .put(message + 8, (byte) indicator)
                .put(message + 10, (byte) '0');
        out.putLong(message + 12, price(round)).putLong(message + 20, 100).putInt(message + 28, 1);
        out.putLong(message + 44, orderOf(instrument, round)).putInt(message + 52, (int) numbers[instrument]);
        out.putLong(message + 56, sequence);
    }

    private void b3Delete(final int instrument, final int indicator, final long round, final int version) {
        final int message = b3Message(51, version >= FIRST_VERSION_BY_ID ? 52 : 44, version);
        out.putLong(message, FIRST_SECURITY + instrument)
                .put(message + 8, (byte) indicator)
                .put(message + 10, (byte) '0');
        out.putInt(message + 12, 1).putLong(message + 24, orderOf(instrument, round - 1));
        out.putLong(message + 32, sequence).putInt(message + 40, (int) numbers[instrument]);
    }

    private static long price(final long round) {
        return 100_000 + Math.min(round, DEPTH) * 100;
    }

    private void b3Header() {
        clear();
        out.put((byte) 50)
                .put((byte) 0)
                .putShort((short) 1)
                .putInt((int) sequence)
                .putLong(sequence * 1_000);
    }

    /** @return where the block is */
    private int b3Message(final int template, final int block, final int version) {
        out.putShort((short) (12 + block)).putShort((short) 0xeb50).putShort((short) block);
        out.putShort((short) template).putShort((short) 2).putShort((short) version);
        final int at = out.position();
        out.position(at + block);
        return at;
    }

    private void memxDefinition(final int instrument) {
        memxHeader(1);
        final int message = memxMessage(1, 36);
        out.putShort(message + 8, (short) instrument);
        text(message + 10, "S" + instrument);
        out.putLong(message + 28, 10_000);
        sequence++;
        send(definitions, 0);
    }

    private void memxPacket(final int first) {
        memxHeader(MESSAGES_A_PACKET);
        for (int i = first; i < first + MESSAGES_A_PACKET; i++) {
            final int instrument = i % INSTRUMENTS;
            final long round = i / INSTRUMENTS;
            if (round < DEPTH || (round & 1) == 0) {
                final int message = memxMessage(10, 31);
                out.putShort(message + 8, (short) instrument).putLong(message + 10, orderOf(instrument, round));
                out.put(message + 18, (byte) 'B').putInt(message + 19, 100).putLong(message + 23, price(round) * 100);
            } else {
                final int message = memxMessage(11, 18);
                out.putShort(message + 8, (short) instrument).putLong(message + 10, orderOf(instrument, round - 1));
            }
        }
        sequence += MESSAGES_A_PACKET;
        send(tape, 0);
    }

    private void memxHeader(final int count) {
        clear();
        out.put((byte) 2).put((byte) 18).putLong(1).putLong(sequence).putShort((short) count);
    }

    private int memxMessage(final int template, final int block) {
        out.putShort((short) (6 + block))
                .putShort((short) block)
                .put((byte) template)
                .put((byte) 2);
        out.putShort((short) 259);
        final int at = out.position();
        out.putLong(at, sequence);
        out.position(at + block);
        return at;
    }

    private void clear() {
        out.clear();
        packet.setMemory(0, PACKET_BYTES, (byte) 0);
    }

    private void text(final int offset, final String text) {
        out.put(offset, text.getBytes(StandardCharsets.US_ASCII));
    }

    private void send(final PacketTape to, final int line) {
        to.send(line, packet, 0, out.position(), sequence);
    }
}
