package io.loadline.book;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.StatisticUpdateDecoder;
import io.loadline.core.Scale;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** The statistics of one instrument as the venue last told them. Written by the book stage; read while it is not running. */
public final class InstrumentStatistics {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final long[] prices = new long[Statistic.COUNT];
    private final long[] quantities = new long[Statistic.COUNT];
    private final long[] exchangeTimesNs = new long[Statistic.COUNT];

    InstrumentStatistics() {
        clear();
    }

    /**
     * Takes a statistic.
     *
     * @param input {@code StatisticUpdate}, SBE header first, long enough for its block
     * @return false if there is no such kind
     */
    boolean take(final UnsafeBuffer input) {
        final int kind = input.getByte(BODY + StatisticUpdateDecoder.kindEncodingOffset()) & 0xFF;
        if (kind >= Statistic.COUNT) {
            return false;
        }
        prices[kind] = input.getLong(BODY + StatisticUpdateDecoder.priceEncodingOffset(), LITTLE_ENDIAN);
        quantities[kind] = input.getLong(BODY + StatisticUpdateDecoder.quantityEncodingOffset(), LITTLE_ENDIAN);
        exchangeTimesNs[kind] =
                input.getLong(BODY + StatisticUpdateDecoder.exchangeTimeNsEncodingOffset(), LITTLE_ENDIAN);
        return true;
    }

    void clear() {
        Arrays.fill(prices, Scale.NULL_PRICE);
        Arrays.fill(quantities, 0);
        Arrays.fill(exchangeTimesNs, 0);
    }

    /**
     * @param statistic which
     * @return its price, mantissa of 1e-9; {@link Scale#NULL_PRICE} where it has none or was not told
     */
    public long price(final Statistic statistic) {
        return prices[statistic.code()];
    }

    /**
     * @param statistic which
     * @return its quantity, mantissa of 1e-8; 0 where it has none or was not told
     */
    public long quantity(final Statistic statistic) {
        return quantities[statistic.code()];
    }

    /**
     * @param statistic which
     * @return when the venue told it, UTC nanoseconds; 0 where it was not told
     */
    public long exchangeTimeNs(final Statistic statistic) {
        return exchangeTimesNs[statistic.code()];
    }
}
