package io.loadline.gateway.egress;

import io.loadline.codec.output.ConditionalVolatilityEncoder;
import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.codec.output.StampEncoder;
import io.loadline.core.Quality;
import io.loadline.core.event.VolatilitySection;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes a conditional volatility. */
final class VolatilityMessage {
    static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + ConditionalVolatilityEncoder.BLOCK_LENGTH;

    private static final int MOST_FAILURES = 65_534;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(LENGTH));
    private final ConditionalVolatilityEncoder encoder = new ConditionalVolatilityEncoder();

    VolatilityMessage() {
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    }

    DirectBuffer buffer() {
        return buffer;
    }

    StampEncoder stamp() {
        return encoder.stamp();
    }

    /**
     * Quality of the message: MODEL where there is no fit, the last one failed or rests on another history, or a volatility is not known; STALE
     * where it is too old; beside what ailed the book when it was last seen.
     */
    static int quality(final VolatilitySection.Row row) {
        final int state = switch (row.state) {
            case VolatilitySection.GOOD ->
                Double.isNaN(row.volatility + row.horizonVolatility) ? Quality.MODEL : Quality.GOOD;
            case VolatilitySection.STALE -> Quality.MODEL | Quality.STALE;
            default -> Quality.MODEL;
        };
        return state | row.bookQuality;
    }

    void encode(final VolatilitySection.Row row) {
        encoder.instrumentId(row.instrument)
                .state((short) row.state)
                .outcome((short) row.outcome)
                .cause((short) row.cause)
                .equation((short) row.equation)
                .errors((short) row.errors)
                .absolute((short) (row.absolute ? 1 : 0))
                .failures(Math.min(row.failures, MOST_FAILURES))
                .horizonBars(row.horizonBars)
                .fitReturns(row.fitReturns)
                .fitSeeds(row.fitSeeds)
                .fitSequence(row.fitSequence)
                .fitTimeNs(row.fitTimeNs)
                .returnSequence(row.returnSequence)
                .barTimeNs(row.barTimeNs)
                .barReturn(row.barReturn)
                .volatility(row.volatility)
                .horizonVolatility(row.horizonVolatility)
                .horizonDeviation(row.horizonDeviation)
                .mu(row.mu)
                .omega(row.omega)
                .alpha(row.alpha)
                .gamma(row.gamma)
                .beta(row.beta);
    }
}
