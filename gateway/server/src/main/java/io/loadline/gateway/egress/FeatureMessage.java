package io.loadline.gateway.egress;

import io.loadline.codec.output.BookFeaturesEncoder;
import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.codec.output.StampEncoder;
import io.loadline.core.Quality;
import io.loadline.core.event.FeatureSection;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes sampled microstructure features. */
final class FeatureMessage {
    static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + BookFeaturesEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(LENGTH));
    private final BookFeaturesEncoder encoder = new BookFeaturesEncoder();

    FeatureMessage() {
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    }

    DirectBuffer buffer() {
        return buffer;
    }

    StampEncoder stamp() {
        return encoder.stamp();
    }

    /** Quality of the message: that of the book, and MODEL where the book is good but a feature has not seen enough to be known. */
    static int quality(final int bookQuality, final FeatureSection features) {
        if (bookQuality != Quality.GOOD) {
            return bookQuality;
        }
        final double known = features.mid
                + features.weightedMid
                + features.microPrice
                + features.quotedSpread
                + features.queueImbalance
                + features.bidDepthNear
                + features.askDepthNear
                + features.orderFlowImbalance
                + features.tradeImbalance
                + features.tradeIntensity
                + features.volumeRate
                + features.meanEffectiveSpread
                + features.meanRealisedSpread
                + features.vpin
                + features.kyleLambda
                + features.amihud
                + features.realisedVolatility
                + features.noiseDeviation
                + features.volumeShare
                + features.relativeVolume
                + features.volumeAnomaly
                + features.liquidationSecondsPerUnit;
        return Double.isNaN(known) ? Quality.MODEL : Quality.GOOD;
    }

    void encode(final FeatureSection features) {
        encoder.instrumentId(features.instrument)
                .mid(features.mid)
                .weightedMid(features.weightedMid)
                .microPrice(features.microPrice)
                .quotedSpread(features.quotedSpread)
                .queueImbalance(features.queueImbalance)
                .bidDepthNear(features.bidDepthNear)
                .askDepthNear(features.askDepthNear)
                .orderFlowImbalance(features.orderFlowImbalance)
                .tradeImbalance(features.tradeImbalance)
                .tradeIntensity(features.tradeIntensity)
                .volumeRate(features.volumeRate)
                .meanEffectiveSpread(features.meanEffectiveSpread)
                .meanRealisedSpread(features.meanRealisedSpread)
                .vpin(features.vpin)
                .kyleLambda(features.kyleLambda)
                .amihud(features.amihud)
                .realisedVolatility(features.realisedVolatility)
                .noiseDeviation(features.noiseDeviation)
                .volumeShare(features.volumeShare)
                .relativeVolume(features.relativeVolume)
                .volumeAnomaly(features.volumeAnomaly)
                .liquidationSecondsPerUnit(features.liquidationSecondsPerUnit);
    }
}
