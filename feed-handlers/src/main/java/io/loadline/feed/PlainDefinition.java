package io.loadline.feed;

import io.loadline.codec.input.InstrumentDefinitionEncoder;
import io.loadline.core.Scale;
import io.loadline.core.model.AssetClass;

/** A definition that says what every venue says of an instrument, and nothing of its terms; whoever knows those adds them. */
public final class PlainDefinition {
    private PlainDefinition() {}

    /**
     * Starts a definition. The caller adds what it knows and calls {@link EventWriter#commitDefinition}.
     *
     * @param writer puts it in the log
     * @param instrumentId dense instrument id
     * @param assetClass what it is
     * @param bookKind its kind of book in the {@code risk-input} schema
     * @param securityId the venue's number
     * @param symbol the venue's name
     * @param depth levels of its book; 0 where the venue sends all
     * @return encoder over the claimed slot: no option, no tick, no expiry, a multiplier of 1
     */
    public static InstrumentDefinitionEncoder claim(
            final EventWriter writer,
            final int instrumentId,
            final AssetClass assetClass,
            final int bookKind,
            final long securityId,
            final String symbol,
            final int depth) {
        return writer.claimDefinition(instrumentId)
                .assetClass(EventWriter.code(assetClass))
                .bookKind((short) bookKind)
                .optionType((short) 0)
                .securityId(securityId)
                .priceIncrement(0)
                .multiplier(Scale.PRICE)
                .strike(0)
                .expiryNs(0)
                .symbol(symbol)
                .underlying("")
                .currency("")
                .marketDepth(depth);
    }
}
