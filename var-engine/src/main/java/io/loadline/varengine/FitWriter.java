package io.loadline.varengine;

import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.VolatilityFitEncoder;
import io.loadline.core.event.VolatilitySection;
import io.loadline.varengine.volatility.ErrorDistribution;
import io.loadline.varengine.volatility.HorizonVariance;
import io.loadline.varengine.volatility.VarianceModel;
import io.loadline.varengine.volatility.VolatilityFit;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Writes what a fit came to as an event of the log, for {@link VolatilityStage}. Flyweight; one thread. */
public final class FitWriter {
    private static final List<ErrorDistribution> DISTRIBUTIONS = List.of(
            ErrorDistribution.NORMAL,
            ErrorDistribution.STUDENT_T,
            ErrorDistribution.SKEWED_T,
            ErrorDistribution.HANSEN_SKEWED_T);
    private static final int ASCII_LIMIT = 128;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final VolatilityFitEncoder encoder = new VolatilityFitEncoder();

    /** A writer. */
    public FitWriter() {}

    /**
     * @param distribution of errors
     * @return true if the log has a code for it
     */
    public static boolean has(final ErrorDistribution distribution) {
        return DISTRIBUTIONS.contains(distribution);
    }

    /**
     * Writes a fit that converged.
     *
     * @param buffer written from its beginning
     * @param instrument instrument id
     * @param fit of a GARCH, GJR or exponential model of order one with a constant mean or none
     * @param seeds returns from the daily history among those fitted
     * @param returnSequence number of the last return among those that the engine took
     * @param horizon variance expected over the risk horizon
     * @return bytes written
     */
    public int converged(
            final MutableDirectBuffer buffer,
            final int instrument,
            final VolatilityFit fit,
            final int seeds,
            final long returnSequence,
            final HorizonVariance horizon) {
        final List<String> names = fit.parameterNames();
        final List<String> shapes = fit.model().errors().shapes();
        begin(buffer, instrument, VolatilitySection.CONVERGED, fit.path().size(), seeds, returnSequence)
                .equation((short)
                        (fit.model().variance() instanceof VarianceModel.Exponential
                                ? VolatilitySection.EXPONENTIAL
                                : VolatilitySection.LINEAR))
                .errors((short) DISTRIBUTIONS.indexOf(fit.model().errors()))
                .mu(names.contains("mu") ? fit.parameter("mu") : 0)
                .omega(fit.parameter("omega"))
                .alpha(fit.parameter("alpha"))
                .gamma(names.contains("gamma") ? fit.parameter("gamma") : 0)
                .beta(fit.parameter("beta"))
                .shape(shapes.isEmpty() ? Double.NaN : fit.parameter(shapes.get(0)))
                .shape2(shapes.size() < 2 ? Double.NaN : fit.parameter(shapes.get(1)))
                .nextVariance(fit.path().nextVariance())
                .logLikelihood(fit.logLikelihood())
                .horizonBars(horizon.bars())
                .horizonConstant(horizon.constant());
        final VolatilityFitEncoder.HorizonEncoder powers = encoder.horizonCount(horizon.weights().length);
        for (int i = 0; i < horizon.weights().length; i++) {
            powers.next().weight(horizon.weights()[i]).exponent(horizon.exponents()[i]);
        }
        return length();
    }

    /**
     * Writes that there is no fit.
     *
     * @param buffer written from its beginning
     * @param instrument instrument id
     * @param outcome NO_MAXIMUM, REFUSED or TOO_FEW of {@link VolatilitySection}
     * @param returns returns tried
     * @param seeds of those, from the daily history
     * @param returnSequence number of the last return among those that the engine took
     * @param reason in a few words; the first 48 characters are kept
     * @return bytes written
     */
    public int failed(
            final MutableDirectBuffer buffer,
            final int instrument,
            final int outcome,
            final int returns,
            final int seeds,
            final long returnSequence,
            final String reason) {
        begin(buffer, instrument, outcome, returns, seeds, returnSequence)
                .equation((short) VolatilitySection.NO_EQUATION)
                .errors((short) 0)
                .mu(Double.NaN)
                .omega(Double.NaN)
                .alpha(Double.NaN)
                .gamma(Double.NaN)
                .beta(Double.NaN)
                .shape(Double.NaN)
                .shape2(Double.NaN)
                .nextVariance(Double.NaN)
                .logLikelihood(Double.NaN)
                .reason(ascii(reason))
                .horizonBars(0)
                .horizonConstant(Double.NaN);
        encoder.horizonCount(0);
        return length();
    }

    private VolatilityFitEncoder begin(
            final MutableDirectBuffer buffer,
            final int instrument,
            final int outcome,
            final int returns,
            final int seeds,
            final long returnSequence) {
        return encoder.wrapAndApplyHeader(buffer, 0, header)
                .instrumentId(instrument)
                .outcome((short) outcome)
                .reserved((short) 0)
                .returns(returns)
                .seeds(seeds)
                .returnSequence(returnSequence)
                .reason("")
                .reserved2(0);
    }

    private int length() {
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    private static String ascii(final String text) {
        final StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length() && kept.length() < VolatilityFitEncoder.reasonLength(); i++) {
            final char c = text.charAt(i);
            kept.append(c >= ' ' && c < ASCII_LIMIT ? c : '?');
        }
        return kept.toString();
    }
}
