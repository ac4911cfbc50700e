package io.loadline.gateway.egress;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.client.Streams;
import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.TimerDecoder;
import io.loadline.codec.output.HeartbeatEncoder;
import io.loadline.codec.output.InstrumentDescriptionEncoder;
import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.codec.output.NodeRiskEncoder;
import io.loadline.codec.output.RegimeProbabilitiesEncoder;
import io.loadline.codec.output.StampEncoder;
import io.loadline.codec.output.TopOfBookEncoder;
import io.loadline.core.Quality;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.LimitsSection;
import io.loadline.core.event.LiquiditySection;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RegimeSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.VarSection;
import io.loadline.core.event.VolatilitySection;
import io.loadline.core.stage.Stage;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The last stage: encodes what the others wrote into {@code risk-output} messages, digests them, and hands them to the port. Order within an
 * event: description of a new instrument, node risk (children before parents), top of book, features, volatility smile, conditional volatilities, regime, messages of
 * limits, heartbeats.
 *
 * <p>Its messages are a pure function of the log. Facts of one run only (how often a value was conflated, what a subscriber really got) are
 * put in the sent copy by the port, and so stay out of the digest. A number that is not known is NaN, and then its quality is never good.
 */
public final class OutputStage implements Stage {
    /** Event time between heartbeats. */
    public static final long HEARTBEAT_NS = 250_000_000L;

    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int NODE_RISK_LENGTH = HEADER + NodeRiskEncoder.BLOCK_LENGTH;
    private static final int TOP_OF_BOOK_LENGTH = HEADER + TopOfBookEncoder.BLOCK_LENGTH;
    private static final int REGIME_LENGTH = HEADER + RegimeProbabilitiesEncoder.BLOCK_LENGTH;
    private static final int DESCRIPTION_LENGTH = HEADER + InstrumentDescriptionEncoder.BLOCK_LENGTH;
    private static final int HEARTBEAT_LENGTH = HEADER + HeartbeatEncoder.BLOCK_LENGTH;

    private final OutputPort port;
    private final OutputDigest digest;
    private final AtomicCounter refused;
    private final long[] outputCounts = new long[Streams.outputCount()];
    private final UnsafeBuffer nodeRiskBuffer = buffer(NODE_RISK_LENGTH);
    private final UnsafeBuffer topOfBookBuffer = buffer(TOP_OF_BOOK_LENGTH);
    private final UnsafeBuffer regimeBuffer = buffer(REGIME_LENGTH);
    private final UnsafeBuffer descriptionBuffer = buffer(DESCRIPTION_LENGTH);
    private final UnsafeBuffer heartbeatBuffer = buffer(HEARTBEAT_LENGTH);
    private final NodeRiskEncoder nodeRisk = new NodeRiskEncoder();
    private final TopOfBookEncoder topOfBook = new TopOfBookEncoder();
    private final RegimeProbabilitiesEncoder regimeProbabilities = new RegimeProbabilitiesEncoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final InstrumentDescriptionEncoder description = new InstrumentDescriptionEncoder();
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final FeatureMessage featureMessage = new FeatureMessage();
    private final SmileMessage smileMessage = new SmileMessage();
    private final VolatilityMessage volatilityMessage = new VolatilityMessage();
    private final UnsafeBuffer forwarded = new UnsafeBuffer(0, 0);
    private long nextHeartbeatNs = Long.MIN_VALUE;

    /**
     * @param port where messages go
     * @param digest what they are added to
     * @param counters where counters come from
     */
    public OutputStage(final OutputPort port, final OutputDigest digest, final Counters counters) {
        this.port = port;
        this.digest = digest;
        refused = counters.counter("output: malformed messages of limits");
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        nodeRisk.wrapAndApplyHeader(nodeRiskBuffer, 0, header);
        topOfBook.wrapAndApplyHeader(topOfBookBuffer, 0, header);
        regimeProbabilities.wrapAndApplyHeader(regimeBuffer, 0, header);
        description.wrapAndApplyHeader(descriptionBuffer, 0, header);
        heartbeat
                .wrapAndApplyHeader(heartbeatBuffer, 0, header)
                .schemaVersion(HeartbeatEncoder.SCHEMA_VERSION)
                .schemaDigest(OutputSchema.digest());
    }

    private static UnsafeBuffer buffer(final int length) {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(length));
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        final boolean epochStart = event.templateId == EpochStartDecoder.TEMPLATE_ID;
        if (epochStart) {
            heartbeatBuffer.putBytes(
                    HEADER + HeartbeatEncoder.buildEncodingOffset(),
                    event.input,
                    HEADER + EpochStartDecoder.buildEncodingOffset(),
                    HeartbeatEncoder.buildEncodingLength());
        }
        if (event.templateId == InstrumentDefinitionDecoder.TEMPLATE_ID) {
            publishDescription(event);
        }
        if (event.pricing.count > 0 && event.pricing.reasons != PricingSection.ORDER) {
            publishNodes(event);
        }
        if (event.book.updated) {
            publishTopOfBook(event);
        }
        if (event.features.sampled) {
            stamp(featureMessage.stamp(), event, FeatureMessage.quality(event.book.quality, event.features));
            featureMessage.encode(event.features);
            publish(event, Streams.BOOK, featureMessage.buffer(), 0, FeatureMessage.LENGTH);
        }
        if (event.surface.smile >= 0) {
            stamp(smileMessage.stamp(), event, SmileMessage.quality(event.surface));
            smileMessage.encode(event.surface);
            publish(event, Streams.BOOK, smileMessage.buffer(), 0, SmileMessage.LENGTH);
        }
        publishVolatilities(event);
        if (event.regime.changed || epochStart) {
            publishRegime(event);
        }
        if (event.limits.length > 0) {
            forwardLimits(event);
        }
        if (event.templateId == TimerDecoder.TEMPLATE_ID && event.ingressTimeNs >= nextHeartbeatNs) {
            nextHeartbeatNs = (event.ingressTimeNs / HEARTBEAT_NS + 1) * HEARTBEAT_NS;
            publishHeartbeats(event);
        }
    }

    private void publishDescription(final RiskEvent event) {
        definition.wrap(
                event.input,
                HEADER,
                InstrumentDefinitionDecoder.BLOCK_LENGTH,
                InstrumentDefinitionDecoder.SCHEMA_VERSION);
        description
                .instrumentId(definition.instrumentId())
                .venue(definition.venue())
                .assetClass(definition.assetClass());
        descriptionBuffer.putBytes(
                HEADER + InstrumentDescriptionEncoder.symbolEncodingOffset(),
                event.input,
                HEADER + InstrumentDefinitionDecoder.symbolEncodingOffset(),
                InstrumentDescriptionEncoder.symbolEncodingLength());
        descriptionBuffer.putBytes(
                HEADER + InstrumentDescriptionEncoder.currencyEncodingOffset(),
                event.input,
                HEADER + InstrumentDefinitionDecoder.currencyEncodingOffset(),
                InstrumentDescriptionEncoder.currencyEncodingLength());
        publish(event, Streams.SNAPSHOT, descriptionBuffer, 0, DESCRIPTION_LENGTH);
    }

    private void publishNodes(final RiskEvent event) {
        final PricingSection pricing = event.pricing;
        final VarSection risk = event.risk;
        final LiquiditySection liquidity = event.liquidity;
        for (int i = 0; i < pricing.count; i++) {
            final double var99 = risk.var99(i);
            final double cost = liquidity.cost(i);
            final double costStressed = liquidity.costStressed(i);
            final double unknown =
                    var99 + risk.es975(i) + cost + costStressed + pricing.unrealisedPnl(i) + pricing.grossExposure(i);
            final int quality = pricing.quality[i] | event.risk.quality(i);
            stamp(nodeRisk.stamp(), event, quality == Quality.GOOD && Double.isNaN(unknown) ? Quality.MODEL : quality);
            nodeRisk.node(pricing.nodes[i])
                    .staleInstruments(pricing.staleInstruments[i])
                    .realisedPnl(pricing.realisedPnl(i))
                    .unrealisedPnl(pricing.unrealisedPnl(i))
                    .grossExposure(pricing.grossExposure(i))
                    .netExposure(pricing.netExposure(i))
                    .var95(risk.var95(i))
                    .var99(var99)
                    .var999(risk.var999(i))
                    .es975(risk.es975(i))
                    .es99(risk.es99(i))
                    .liquidityCost(cost)
                    .liquidityCostStressed(costStressed)
                    .lvar99(var99 + cost)
                    .lvar99Stressed(var99 + costStressed)
                    .liquidationDays(liquidity.liquidationDays(i));
            publish(event, Streams.RISK, nodeRiskBuffer, 0, NODE_RISK_LENGTH);
        }
    }

    private void publishTopOfBook(final RiskEvent event) {
        final BookSection book = event.book;
        stamp(topOfBook.stamp(), event, book.quality);
        topOfBook
                .instrumentId(book.instrument)
                .tradingStatus((short) book.tradingStatus)
                .exchangeTimeNs(book.exchangeTimeNs)
                .bidPrice(book.bidPrice)
                .bidQuantity(book.bidQuantity)
                .askPrice(book.askPrice)
                .askQuantity(book.askQuantity)
                .lastPrice(book.lastPrice)
                .lastQuantity(book.tradeQuantity)
                .bidDepth(book.bidDepth)
                .askDepth(book.askDepth);
        publish(event, Streams.BOOK, topOfBookBuffer, 0, TOP_OF_BOOK_LENGTH);
    }

    private void publishRegime(final RiskEvent event) {
        final RegimeSection regime = event.regime;
        stamp(regimeProbabilities.stamp(), event, regime.quality);
        regimeProbabilities
                .barSequence(regime.barSequence)
                .bull(regime.probabilities[RegimeSection.BULL])
                .neutral(regime.probabilities[RegimeSection.NEUTRAL])
                .bear(regime.probabilities[RegimeSection.BEAR])
                .crisis(regime.probabilities[RegimeSection.CRISIS])
                .label((short) regime.label);
        publish(event, Streams.REGIME, regimeBuffer, 0, REGIME_LENGTH);
    }

    private void publishVolatilities(final RiskEvent event) {
        final VolatilitySection volatility = event.volatility;
        for (int i = 0; i < volatility.count; i++) {
            final VolatilitySection.Row row = volatility.row(i);
            stamp(volatilityMessage.stamp(), event, VolatilityMessage.quality(row));
            volatilityMessage.encode(row);
            publish(event, Streams.BOOK, volatilityMessage.buffer(), 0, VolatilityMessage.LENGTH);
        }
    }

    private void forwardLimits(final RiskEvent event) {
        final ExpandableArrayBuffer messages = event.limits.messages;
        final int end = event.limits.length;
        int at = 0;
        while (at + LimitsSection.LENGTH_PREFIX <= end) {
            final int length = messages.getInt(at, LITTLE_ENDIAN);
            at += LimitsSection.LENGTH_PREFIX;
            if (length < HEADER || length > end - at) {
                refused.increment();
                return;
            }
            final int streamId = Streams.ofTemplate(
                    messages.getShort(at + MessageHeaderEncoder.templateIdEncodingOffset(), LITTLE_ENDIAN) & 0xFFFF);
            if (streamId == Streams.NONE) {
                refused.increment();
            } else {
                forwarded.wrap(messages.byteArray(), at, length);
                publish(event, streamId, forwarded, 0, length);
            }
            at += length;
        }
    }

    private void publishHeartbeats(final RiskEvent event) {
        for (int i = 0; i < outputCounts.length; i++) {
            stamp(heartbeat.stamp(), event, Quality.GOOD);
            heartbeat.outputCount(outputCounts[i]);
            hand(event, Streams.output(i), heartbeatBuffer, 0, HEARTBEAT_LENGTH);
        }
    }

    private static void stamp(final StampEncoder stamp, final RiskEvent event, final int quality) {
        stamp.sequence(event.sequence)
                .ingressTimeNs(event.ingressTimeNs)
                .epoch(event.epoch)
                .quality((short) quality);
    }

    private void publish(
            final RiskEvent event, final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        outputCounts[Streams.indexOf(streamId)]++;
        hand(event, streamId, buffer, offset, length);
    }

    private void hand(
            final RiskEvent event, final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        digest.update(streamId, buffer, offset, length);
        if (event.replayed) {
            port.onReplayed(streamId, buffer, offset, length);
        } else {
            port.onMessage(streamId, buffer, offset, length);
        }
    }
}
