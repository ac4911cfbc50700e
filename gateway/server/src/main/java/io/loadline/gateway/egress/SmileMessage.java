package io.loadline.gateway.egress;

import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.codec.output.StampEncoder;
import io.loadline.codec.output.VolatilitySmileEncoder;
import io.loadline.core.Quality;
import io.loadline.core.event.SurfaceSection;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes a volatility smile. */
final class SmileMessage {
    static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + VolatilitySmileEncoder.BLOCK_LENGTH;

    private static final int MOST_QUOTES = 65_534;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(LENGTH));
    private final VolatilitySmileEncoder encoder = new VolatilitySmileEncoder();

    SmileMessage() {
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    }

    DirectBuffer buffer() {
        return buffer;
    }

    StampEncoder stamp() {
        return encoder.stamp();
    }

    /**
     * Quality of the message: MODEL where the smile is no fresh one, its forward is carried, kept or of too few quotes, or a number is not known;
     * STALE where the smile is too old. What ails the underlying counts where the forward comes from it.
     */
    static int quality(final SurfaceSection smile) {
        final double known = smile.atTheMoney
                + smile.skew
                + smile.riskReversal25
                + smile.butterfly25
                + smile.forwardVolatility
                + smile.forward;
        final int state = switch (smile.state) {
            case SurfaceSection.GOOD -> Double.isNaN(known) || smile.calendarArbitrage ? Quality.MODEL : Quality.GOOD;
            case SurfaceSection.STALE -> Quality.MODEL | Quality.STALE;
            default -> Quality.MODEL;
        };
        final boolean alone = smile.forwardState == SurfaceSection.GOOD;
        return state | (alone ? Quality.GOOD : Quality.MODEL | smile.underlyingQuality);
    }

    void encode(final SurfaceSection smile) {
        encoder.smile(smile.smile)
                .underlyingId(smile.underlying)
                .expiryNs(smile.expiryNs)
                .fitTimeNs(smile.fitTimeNs)
                .oldestQuoteAgeNs(smile.oldestQuoteAgeNs)
                .quotesUsed(Math.min(smile.quotesUsed, MOST_QUOTES))
                .quotesLeftOut(Math.min(smile.quotesLeftOut, MOST_QUOTES))
                .state((short) smile.state)
                .reason((short) smile.reason)
                .calendarArbitrage((short) (smile.calendarArbitrage ? 1 : 0))
                .years(smile.years)
                .fitForward(smile.fitForward)
                .forward(smile.forward)
                .atTheMoney(smile.atTheMoney)
                .skew(smile.skew)
                .riskReversal25(smile.riskReversal25)
                .butterfly25(smile.butterfly25)
                .forwardVolatility(smile.forwardVolatility)
                .a(smile.a)
                .b(smile.b)
                .rho(smile.rho)
                .m(smile.m)
                .sigma(smile.sigma)
                .rmsResidual(smile.rmsResidual)
                .mostResidual(smile.mostResidual)
                .rmsResidualWidths(smile.rmsResidualWidths)
                .mostResidualWidths(smile.mostResidualWidths)
                .forwardSource((short) smile.forwardSource)
                .forwardState((short) smile.forwardState);
    }
}
