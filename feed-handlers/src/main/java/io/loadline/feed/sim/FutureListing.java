package io.loadline.feed.sim;

import io.loadline.core.model.AssetClass;

/** Futures: in every ten, four on share indices (dollar, euro, pound, yen), three on notes, two on energy, one on metal. */
final class FutureListing {
    private static final String[] INDEX_CURRENCY = {"USD", "EUR", "GBP", "JPY"};
    private static final double[] INDEX_PRICE = {5000, 4900, 8200, 39_000};
    private static final double[] INDEX_MULTIPLIER = {50, 10, 10, 1000};
    private static final long[] INDEX_TICK = {250_000_000L, 1_000_000_000L, 500_000_000L, 5_000_000_000L};

    private FutureListing() {}

    static void list(final InstrumentListing listing, final int count) {
        for (int i = 0; i < count; i++) {
            final int number = i + 1;
            switch (i % 10) {
                case 0, 1, 4, 7 -> index(listing, number);
                case 2, 5, 8 -> rates(listing, number);
                case 3, 9 -> energy(listing, number);
                default -> metal(listing, number);
            }
        }
    }

    private static String symbol(final String group, final int number) {
        return group + String.format("%04d", number);
    }

    private static void index(final InstrumentListing listing, final int number) {
        final SimulationRandom random = listing.random();
        final int kind = number % 10 == 1 ? 0 : number % 4;
        final double scale = number == 1 ? 1 : random.between(0.8, 1.2);
        listing.add(
                symbol("IX", number),
                "IX",
                AssetClass.FUTURE,
                INDEX_CURRENCY[kind],
                INDEX_MULTIPLIER[kind],
                INDEX_PRICE[kind] * scale,
                new Quoting(INDEX_TICK[kind], 1, 1, 60, number <= 5 ? 20 : 4),
                RiskDrivers.single(FactorModel.MARKET, random.between(0.95, 1.05), 0.0015),
                random.between(200_000, 1_500_000),
                null);
    }

    private static void rates(final InstrumentListing listing, final int number) {
        final SimulationRandom random = listing.random();
        listing.add(
                symbol("RT", number),
                "RT",
                AssetClass.FUTURE,
                "USD",
                1000,
                random.between(104, 122),
                new Quoting(15_625_000L, 1, 1, 200, 4),
                RiskDrivers.single(FactorModel.RATES, random.between(2, 9), 0.0002),
                random.between(300_000, 1_800_000),
                null);
    }

    private static void energy(final InstrumentListing listing, final int number) {
        final SimulationRandom random = listing.random();
        listing.add(
                symbol("EN", number),
                "EN",
                AssetClass.FUTURE,
                "USD",
                1000,
                random.between(60, 95),
                new Quoting(10_000_000L, 1.5, 1, 25, 5),
                RiskDrivers.single(FactorModel.ENERGY, random.between(0.9, 1.1), 0.004),
                random.between(150_000, 900_000),
                null);
    }

    private static void metal(final InstrumentListing listing, final int number) {
        final SimulationRandom random = listing.random();
        listing.add(
                symbol("MT", number),
                "MT",
                AssetClass.FUTURE,
                "USD",
                100,
                random.between(1800, 2300),
                new Quoting(100_000_000L, 2, 1, 15, 5),
                RiskDrivers.single(FactorModel.METALS, random.between(0.9, 1.1), 0.003),
                random.between(80_000, 300_000),
                null);
    }
}
