package io.loadline.feed.sim;

/** CME numbers its packets, whatever they hold. */
final class CmeFraming implements PacketFraming {
    private long number;

    @Override
    public int headerLength() {
        return PacketBuilder.HEADER_LENGTH;
    }

    @Override
    public void head(final PacketBuilder packet, final long timeNs) {
        packet.header(++number, timeNs);
    }

    @Override
    public void heartbeat(final PacketBuilder packet, final long timeNs) {
        MarketMessages.heartbeat(packet);
        // It takes no number and repeats none: 0 stands outside gap detection.
        packet.header(0, timeNs);
    }

    @Override
    public long lastNumber() {
        return number;
    }
}
