package io.loadline.bench.kernel;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Real IEX DEEP packets in a long session: one handler and one taker take the capture again and again, its segments numbered on from the pass
 * before, so that every stock is known.
 *
 * <p>Needs the capture: {@code -Dloadline.captures=FOLDER}, the folder above {@code iex}. Refuses to run without.
 */
@OperationsPerInvocation(IexDecode.MESSAGES)
public class IexSession extends IexDecode {
    private static final int FIRST_SEQUENCE = 24;
    private static final int MESSAGE_COUNT = 14;
    private static final long BETWEEN_PASSES_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private Taker known;
    private long firstNumber = Long.MAX_VALUE;
    private long lastNumber = Long.MIN_VALUE;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;
    private long passes;

    @Override
    void make() throws IOException {
        super.make();
        packets().play((line, buffer, offset, length, timeNs) -> {
            final long first = buffer.getLong(offset + FIRST_SEQUENCE, LITTLE_ENDIAN);
            firstNumber = Math.min(firstNumber, first);
            lastNumber = Math.max(lastNumber, first + buffer.getShort(offset + MESSAGE_COUNT, LITTLE_ENDIAN));
            firstNs = Math.min(firstNs, timeNs);
            lastNs = Math.max(lastNs, timeNs);
        });
    }

    /** A new taker takes the capture once; then the segments are numbered on from the pass before. */
    @Override
    void begin() {
        if (known != taker) {
            known = taker;
            number(-passes);
            super.begin();
            pass();
        }
        number(1);
    }

    private void number(final long passesOn) {
        passes += passesOn;
        final long numbersOn = passesOn * (lastNumber - firstNumber);
        packets().play((line, buffer, offset, length, timeNs) -> {
            final long first = buffer.getLong(offset + FIRST_SEQUENCE, LITTLE_ENDIAN);
            ((MutableDirectBuffer) buffer).putLong(offset + FIRST_SEQUENCE, first + numbersOn, LITTLE_ENDIAN);
        });
    }

    @Override
    long pass() {
        final long shiftNs = passes * (lastNs - firstNs + BETWEEN_PASSES_NS);
        packets().play((line, buffer, offset, length, timeNs) -> {
            sink().time(timeNs + shiftNs);
            handler().onPacket(line, buffer, offset, length, timeNs + shiftNs);
        });
        return sink().events();
    }
}
