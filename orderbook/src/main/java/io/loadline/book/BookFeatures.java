package io.loadline.book;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.book.feature.FeatureWindows;
import io.loadline.book.feature.InstrumentFeatures;
import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.TradeUpdateDecoder;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.FeatureSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.RiskModel;

/**
 * Keeps the microstructure features of every instrument from what the book stage has just said of an event, and writes the event's feature
 * section. State is made when an instrument is first seen.
 */
final class BookFeatures {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final FeatureWindows windows;
    private final InstrumentFeatures features;
    private final double[] averageDailyVolumes;
    private final NearDepth nearDepth = new NearDepth();

    BookFeatures(final RiskModel model) {
        windows =
                new FeatureWindows(model.settings().features(), model.settings().participationRate());
        features = new InstrumentFeatures(windows, model.settings().maxInstruments());
        averageDailyVolumes = new double[model.instruments().size()];
        for (final Instrument instrument : model.instruments()) {
            averageDailyVolumes[instrument.id()] = instrument.averageDailyVolume();
        }
    }

    /**
     * @param event with its book section written
     * @param book the outright book of its instrument, or null
     */
    void onEvent(final RiskEvent event, final OrderBook book) {
        final BookSection top = event.book;
        final FeatureSection section = event.features;
        section.reset();
        if (event.templateId == EpochStartDecoder.TEMPLATE_ID) {
            features.restartAll();
            return;
        }
        if (event.templateId == InstrumentDefinitionDecoder.TEMPLATE_ID && top.instrument >= 0) {
            define(event, top.instrument);
        }
        if (!top.updated) {
            return;
        }
        final boolean trade = event.templateId == TradeUpdateDecoder.TEMPLATE_ID;
        if (trade && (top.tradeQuantity <= 0 || top.lastPrice == Scale.NULL_PRICE)) {
            return;
        }
        select(top.instrument);
        final long now = event.ingressTimeNs;
        section.instrument = top.instrument;
        if (trade) {
            final int aggressor = event.input.getByte(BODY + TradeUpdateDecoder.aggressorEncodingOffset());
            features.onTrade(now, aggressor, top.lastPrice, top.tradeQuantity, section);
        } else {
            final boolean good = top.quality == Quality.GOOD;
            features.onTop(now, good, top.bidPrice, top.bidQuantity, top.askPrice, top.askQuantity, section);
        }
        if (features.takeSample(now)) {
            section.sampled = true;
            if (features.isGood()) {
                features.sample(now, section);
                nearDepth.measure(
                        book, top, features.tick() * windows.settings().nearTicks(), section);
            }
        }
    }

    private void define(final RiskEvent event, final int instrument) {
        select(instrument);
        features.define(
                event.input.getLong(BODY + InstrumentDefinitionDecoder.priceIncrementEncodingOffset(), LITTLE_ENDIAN),
                event.input.getLong(BODY + InstrumentDefinitionDecoder.multiplierEncodingOffset(), LITTLE_ENDIAN));
    }

    private void select(final int instrument) {
        if (!features.select(instrument)) {
            features.make(instrument < averageDailyVolumes.length ? averageDailyVolumes[instrument] : Double.NaN);
        }
    }
}
