package io.loadline.feed.sim;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** All definition packets of a universe, encoded once: as many definitions a packet as fit. Only the packet headers change later. */
final class DefinitionPackets {
    private final UnsafeBuffer buffer;
    private final int[] offset;
    private int count;

    DefinitionPackets(final SimulatedInstrument[] instruments, final long asOfNs) {
        final PacketBuilder packet = new PacketBuilder();
        final DefinitionMessages messages = new DefinitionMessages(packet, instruments, asOfNs);
        final int mostPackets = instruments.length;
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(
                instruments.length * (DefinitionMessages.MOST_BYTES + PacketBuilder.HEADER_LENGTH)));
        offset = new int[mostPackets + 1];
        for (final SimulatedInstrument instrument : instruments) {
            if (!packet.hasRoomFor(DefinitionMessages.MOST_BYTES)) {
                store(packet);
            }
            messages.encode(instrument);
        }
        store(packet);
    }

    private void store(final PacketBuilder packet) {
        final int at = offset[count];
        buffer.putBytes(at, packet.buffer(), 0, packet.length());
        offset[++count] = at + packet.length();
        packet.clear();
    }

    int count() {
        return count;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    int offset(final int packet) {
        return offset[packet];
    }

    int length(final int packet) {
        return offset[packet + 1] - offset[packet];
    }
}
