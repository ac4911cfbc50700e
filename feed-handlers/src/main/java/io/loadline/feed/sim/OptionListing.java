package io.loadline.feed.sim;

import io.loadline.core.model.AssetClass;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Options on the listed futures: for each future strikes from the money outwards, up to two deviations of the expiry on each side, calls
 * at and above the money and puts below, three expiries.
 */
final class OptionListing {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long[] EXPIRY_DAYS = {30, 60, 91};
    private static final double[] DEVIATIONS = {0, -0.5, 0.5, -1, 1, -1.5, 1.5, -0.25, 0.25, -0.75, 0.75, -2, 2};
    private static final int TICKS_PER_FUTURE_TICK = 5;
    private static final double SESSIONS_PER_YEAR = 252;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");

    private OptionListing() {}

    static void list(
            final InstrumentListing listing,
            final int count,
            final int firstFuture,
            final int futures,
            final long asOfNs) {
        final int perFuture = DEVIATIONS.length * EXPIRY_DAYS.length;
        // A few chains that are deep rather than many that are thin.
        final int chains = Math.min(futures, Math.max(2, (count + perFuture - 1) / perFuture));
        for (int i = 0; i < count; i++) {
            final int place = i / chains;
            final long expiryNs = asOfNs + EXPIRY_DAYS[place / DEVIATIONS.length % EXPIRY_DAYS.length] * DAY_NS;
            add(
                    listing,
                    listing.get(firstFuture + i % chains),
                    DEVIATIONS[place % DEVIATIONS.length],
                    expiryNs,
                    asOfNs);
        }
    }

    private static void add(
            final InstrumentListing listing,
            final SimulatedInstrument future,
            final double deviations,
            final long expiryNs,
            final long asOfNs) {
        final double forward = future.initialPrice();
        final double volatility = 1.1 * future.drivers().dailyVolatility() * Math.sqrt(SESSIONS_PER_YEAR);
        final double rootYears = Math.sqrt((expiryNs - asOfNs) / (365.0 * DAY_NS));
        final BigDecimal strike = new BigDecimal(forward * (1 + deviations * volatility * rootYears))
                .round(new MathContext(4, RoundingMode.HALF_EVEN));
        final boolean call = deviations >= 0;
        final OptionContract option = new OptionContract(future.id(), call, strike.doubleValue(), expiryNs, volatility);
        final long tick = future.quoting().tick() / TICKS_PER_FUTURE_TICK;
        final double value = OptionValue.value(option, forward, asOfNs, 1);
        final double spreadTicks = Math.max(2, 0.02 * value * 1e9 / tick);
        listing.add(
                future.symbol() + "-"
                        + DATE.format(
                                Instant.ofEpochSecond(expiryNs / 1_000_000_000L).atZone(ZoneOffset.UTC))
                        + (call ? "C" : "P") + strike.toPlainString(),
                "O" + future.group().charAt(0),
                AssetClass.OPTION,
                future.currency(),
                future.multiplier(),
                value,
                new Quoting(tick, spreadTicks, 1, 25, 2),
                future.drivers(),
                listing.random().between(5_000, 40_000),
                option);
    }
}
