package io.loadline.feed.sim;

import io.loadline.core.model.AssetClass;

/** Treasury notes, quoted as a price of 100 face. One unit of quantity is 1,000 of face, so the multiplier is 10. */
final class NoteListing {
    private static final long ONE_256TH = 3_906_250L;

    private NoteListing() {}

    static void list(final InstrumentListing listing, final int count) {
        final SimulationRandom random = listing.random();
        for (int i = 0; i < count; i++) {
            final double durationYears = 1.8 + 7.2 * ((i + random.uniform()) / count);
            listing.add(
                    "NT" + String.format("%04d", i + 1),
                    "NT",
                    AssetClass.FIXED_INCOME,
                    "USD",
                    10,
                    random.between(96, 103),
                    new Quoting(ONE_256TH, 2, 100, 20, 3),
                    RiskDrivers.single(FactorModel.RATES, durationYears, 0.0002),
                    random.between(5e6, 5e7),
                    null);
        }
    }
}
