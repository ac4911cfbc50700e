package io.loadline.book;

import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/** In what unit an option's definition says that its price is. */
final class PriceUnit {
    private static final int CURRENCY =
            MessageHeaderDecoder.ENCODED_LENGTH + InstrumentDefinitionDecoder.currencyEncodingOffset();
    private static final int UNDERLYING =
            MessageHeaderDecoder.ENCODED_LENGTH + InstrumentDefinitionDecoder.underlyingEncodingOffset();
    private static final int LENGTH = InstrumentDefinitionDecoder.currencyEncodingLength();

    private PriceUnit() {}

    /** True if the currency of the price is the underlying itself, as of Deribit's options in BTC on BTC. */
    static boolean isCoin(final DirectBuffer definition) {
        for (int i = 0; i < LENGTH; i++) {
            if (definition.getByte(CURRENCY + i) != definition.getByte(UNDERLYING + i)) {
                return false;
            }
        }
        return definition.getByte(CURRENCY) != 0 && definition.getByte(UNDERLYING + LENGTH) == 0;
    }
}
