package io.loadline.feed.itch;

import static java.nio.ByteOrder.BIG_ENDIAN;

import io.loadline.feed.PacketHandler;
import io.loadline.feed.source.CaptureFileException;
import io.loadline.feed.source.MessageFile;
import io.loadline.feed.source.RecordedPackets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A day file of the venue, given out as MoldUDP64 packets: numbered from 1, in a session named after the file, cut so that a packet holds
 * no more than a millisecond. The file has no packets and no date of its own.
 */
final class ItchFileSource implements RecordedPackets {
    private static final int LONGEST_PACKET = 1400;
    private static final int LARGEST = MoldUdp.HEADER + MoldUdp.LENGTH_PREFIX + 0xffff;
    private static final long SPAN_NS = 1_000_000L;
    private static final int SHORTEST_WITH_TIME = 11;
    private static final int ONLY_LINE = 0;
    private static final byte MARK = '~';
    private static final byte WITHOUT_LENGTHS = '0';

    private final MessageFile file;
    private final byte[] session;
    private final UnsafeBuffer packet = new UnsafeBuffer(new byte[LARGEST]);
    private final long midnightNs;
    private CaptureFileException failure;
    private boolean hasMessage;
    private boolean ended;
    private int length;
    private long sequence = 1;
    private long timeNs;

    ItchFileSource(final Path path, final LocalDate date) {
        file = new MessageFile(path, ItchMessageType::shortest);
        midnightNs = TradingDay.nanos(date.atStartOfDay(TradingDay.NEW_YORK));
        timeNs = midnightNs;
        session = sessionOf(path);
        readMessage();
        session[1] = file.lengthsMissing() > 0 ? WITHOUT_LENGTHS : (byte) ' ';
    }

    /** True for packets of a file that does not say how long its messages are. */
    static boolean isWithoutLengths(final DirectBuffer buffer, final int packetOffset) {
        return buffer.getByte(packetOffset) == MARK && buffer.getByte(packetOffset + 1) == WITHOUT_LENGTHS;
    }

    /**
     * {@inheritDoc}
     *
     * @throws CaptureFileException where the file is truncated or is garbage; the messages before that point were handed over
     */
    @Override
    public int poll(final PacketHandler handler, final int limit) {
        int count = 0;
        while (count < limit && advance()) {
            final int bytes = length;
            length = 0;
            handler.onPacket(ONLY_LINE, packet, 0, bytes, timeNs);
            count++;
        }
        return count;
    }

    @Override
    public long nextPacketTimeNs() {
        return advance() ? timeNs : NO_PACKET;
    }

    @Override
    public boolean isExhausted() {
        return !advance();
    }

    @Override
    public void close() {
        ended = true;
        length = 0;
        file.close();
    }

    private boolean advance() {
        if (length > 0) {
            return true;
        }
        if (ended) {
            return false;
        }
        if (!hasMessage) {
            return advancePastEnd();
        }
        timeNs = messageTimeNs();
        final long endNs = timeNs + SPAN_NS;
        int count = 0;
        length = MoldUdp.HEADER;
        while (hasMessage && (count == 0 || fits(endNs))) {
            append();
            count++;
            final boolean alone = !isWhole();
            readMessage();
            if (alone) {
                break;
            }
        }
        MoldUdp.putHeader(packet, session, sequence, count);
        sequence += count;
        return true;
    }

    private boolean advancePastEnd() {
        ended = true;
        if (failure != null) {
            throw failure;
        }
        MoldUdp.putHeader(packet, session, sequence, MoldUdp.END_OF_SESSION);
        length = MoldUdp.HEADER;
        return true;
    }

    /** A message that is too short for its type travels alone, so that only it is refused. */
    private boolean fits(final long endNs) {
        return isWhole() && length + MoldUdp.LENGTH_PREFIX + file.length() <= LONGEST_PACKET && messageTimeNs() < endNs;
    }

    private boolean isWhole() {
        return file.length() >= ItchMessageType.shortest(file.buffer().getByte(file.offset()));
    }

    private void append() {
        packet.putShort(length, (short) file.length(), BIG_ENDIAN);
        packet.putBytes(length + MoldUdp.LENGTH_PREFIX, file.buffer(), file.offset(), file.length());
        length += MoldUdp.LENGTH_PREFIX + file.length();
    }

    private long messageTimeNs() {
        return file.length() < SHORTEST_WITH_TIME
                ? timeNs
                : midnightNs + ItchLayout.sinceMidnightNs(file.buffer(), file.offset());
    }

    /** What was read before the damage is handed out first. */
    private void readMessage() {
        try {
            hasMessage = file.next();
        } catch (final CaptureFileException e) {
            failure = e;
            hasMessage = false;
        }
    }

    private static byte[] sessionOf(final Path path) {
        final String name =
                Integer.toUnsignedString(path.toAbsolutePath().toString().hashCode(), Character.MAX_RADIX);
        return String.format(Locale.ROOT, "%c %-8s", MARK, name.toUpperCase(Locale.ROOT))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
