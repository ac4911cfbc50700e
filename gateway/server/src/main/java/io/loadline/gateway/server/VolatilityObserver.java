package io.loadline.gateway.server;

import io.loadline.codec.output.ConditionalVolatilityDecoder;
import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.egress.OutputPort;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Remembers the last conditional volatility of every instrument for the summary. Written on the output thread without allocation; read when the pipeline
 * has stopped.
 */
final class VolatilityObserver implements OutputPort {
    private static final int LENGTH = MessageHeaderDecoder.ENCODED_LENGTH + ConditionalVolatilityDecoder.BLOCK_LENGTH;
    private static final String[] STATES = {"none", "good", "degraded", "stale"};
    private static final int CONVERGED = 1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RiskModel model;
    private final UnsafeBuffer last;
    private final boolean[] seen;

    VolatilityObserver(final RiskModel model) {
        this.model = model;
        final int kept =
                model.settings().volatility().isOn() ? model.instruments().size() : 0;
        last = new UnsafeBuffer(new byte[kept * LENGTH]);
        seen = new boolean[kept];
    }

    @Override
    public void onMessage(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        if (header.templateId() == ConditionalVolatilityDecoder.TEMPLATE_ID) {
            final int instrument = buffer.getInt(offset
                    + MessageHeaderDecoder.ENCODED_LENGTH
                    + ConditionalVolatilityDecoder.instrumentIdEncodingOffset());
            last.putBytes(instrument * LENGTH, buffer, offset, LENGTH);
            seen[instrument] = true;
        }
    }

    @Override
    public void onReplayed(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        onMessage(streamId, buffer, offset, length);
    }

    List<InstrumentVolatility> volatilities() {
        final List<InstrumentVolatility> volatilities = new ArrayList<>();
        final ConditionalVolatilityDecoder decoder = new ConditionalVolatilityDecoder();
        for (int i = 0; i < seen.length; i++) {
            if (seen[i]) {
                decoder.wrapAndApplyHeader(last, i * LENGTH, header);
                volatilities.add(new InstrumentVolatility(
                        model.instruments().get(i).symbol(),
                        STATES[decoder.state()],
                        decoder.outcome() == CONVERGED,
                        decoder.failures(),
                        decoder.fitTimeNs(),
                        decoder.fitReturns(),
                        decoder.fitSeeds(),
                        decoder.returnSequence(),
                        known(decoder.volatility()),
                        known(decoder.horizonVolatility()),
                        known(decoder.horizonDeviation())));
            }
        }
        return volatilities;
    }

    private static Double known(final double value) {
        return Double.isFinite(value) ? value : null;
    }
}
