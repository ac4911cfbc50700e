package io.loadline.feed.sim;

import io.loadline.core.model.AssetClass;

/** Equities: one in ten in euro, one in pounds, one in yen, the rest in dollars; ten sectors; the first ten are the most liquid. */
final class EquityListing {
    private static final long CENT = 10_000_000L;
    private static final int LIQUID = 10;

    private EquityListing() {}

    static void list(final InstrumentListing listing, final int count) {
        final SimulationRandom random = listing.random();
        for (int i = 0; i < count; i++) {
            final String currency = currency(i);
            final double price = StrictMath.exp(random.between(3.0, 5.7));
            final boolean yen = "JPY".equals(currency);
            final boolean liquid = i < LIQUID;
            final RiskDrivers drivers = new RiskDrivers(
                    FactorModel.MARKET,
                    random.between(0.7, 1.4),
                    FactorModel.FIRST_SECTOR + i % FactorModel.SECTORS,
                    random.between(0.7, 1.3),
                    random.between(0.008, 0.016));
            final double spreadTicks = yen ? 1 : Math.max(1, price / (liquid ? 150 : 60));
            listing.add(
                    "EQ" + String.format("%04d", i + 1),
                    "E" + i % FactorModel.SECTORS,
                    AssetClass.EQUITY,
                    currency,
                    1,
                    yen ? price * 40 : price,
                    new Quoting(yen ? 100 * CENT : CENT, spreadTicks, 10, liquid ? 80 : 30, liquid ? 10 : 2),
                    drivers,
                    liquid ? random.between(1e7, 4e7) : random.between(5e5, 6e6),
                    null);
        }
    }

    private static String currency(final int index) {
        return switch (index % 10) {
            case 3 -> "EUR";
            case 6 -> "GBP";
            case 9 -> "JPY";
            default -> "USD";
        };
    }
}
