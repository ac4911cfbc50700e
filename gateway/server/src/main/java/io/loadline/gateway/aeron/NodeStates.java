package io.loadline.gateway.aeron;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.output.KillStateDecoder;
import io.loadline.codec.output.LimitUtilisationDecoder;
import org.agrona.DirectBuffer;

/**
 * The last ladder and kill states of each node, for the descriptions in a snapshot. Written by the engine's thread, read by the publishing
 * one; each is one byte, and the messages that carry the states themselves are in the snapshot as well.
 */
final class NodeStates {
    private final byte[] own;
    private final byte[] effective;
    private final byte[] kill;

    NodeStates(final int nodeCount) {
        own = new byte[nodeCount];
        effective = new byte[nodeCount];
        kill = new byte[nodeCount];
    }

    static int utilisationNode(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(
                offset + OutputMessage.HEADER + LimitUtilisationDecoder.nodeEncodingOffset(), LITTLE_ENDIAN);
    }

    static int killNode(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset + OutputMessage.HEADER + KillStateDecoder.nodeEncodingOffset(), LITTLE_ENDIAN);
    }

    void onUtilisation(final DirectBuffer buffer, final int offset) {
        final int node = utilisationNode(buffer, offset);
        if (node >= 0 && node < own.length) {
            final int body = offset + OutputMessage.HEADER;
            own[node] = buffer.getByte(body + LimitUtilisationDecoder.ownStateEncodingOffset());
            effective[node] = buffer.getByte(body + LimitUtilisationDecoder.effectiveStateEncodingOffset());
        }
    }

    void onKill(final DirectBuffer buffer, final int offset) {
        final int node = killNode(buffer, offset);
        if (node >= 0 && node < own.length) {
            final int body = offset + OutputMessage.HEADER;
            own[node] = buffer.getByte(body + KillStateDecoder.ownStateEncodingOffset());
            kill[node] = buffer.getByte(body + KillStateDecoder.toEncodingOffset());
        }
    }

    int own(final int node) {
        return own[node] & 0xFF;
    }

    int effective(final int node) {
        return effective[node] & 0xFF;
    }

    int kill(final int node) {
        return kill[node] & 0xFF;
    }
}
