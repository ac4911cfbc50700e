package io.loadline.feed.sim;

import io.loadline.core.model.AssetClass;

/** Currency pairs. Quantities are units of the base currency; the price is in the quote currency, which is dollar, pound or yen. */
final class ForexListing {
    static final int MOST = 12;
    private static final int FIVE_DECIMALS = 10_000;
    private static final int THREE_DECIMALS = 1_000_000;
    private static final String[] PAIRS = {
        "EURUSD", "GBPUSD", "USDJPY", "AUDUSD", "EURJPY", "EURGBP", "NZDUSD", "GBPJPY", "AUDJPY", "CADJPY", "CHFJPY",
        "NZDJPY",
    };

    private ForexListing() {}

    static void list(final InstrumentListing listing, final int count) {
        for (int i = 0; i < count; i++) {
            final String base = PAIRS[i].substring(0, 3);
            final String quote = PAIRS[i].substring(3);
            final boolean yen = "JPY".equals(quote);
            final RiskDrivers drivers = new RiskDrivers(
                    factor(base), "USD".equals(base) ? 0 : 1, factor(quote), "USD".equals(quote) ? 0 : -1, 1e-5);
            final Quoting quoting = new Quoting(yen ? THREE_DECIMALS : FIVE_DECIMALS, i < 3 ? 2 : 5, 100_000, 20, 8);
            listing.add(
                    PAIRS[i],
                    "FX",
                    AssetClass.FX,
                    quote,
                    1,
                    dollars(base) / dollars(quote),
                    quoting,
                    drivers,
                    i < 3 ? 5e10 : 1e10,
                    null);
        }
    }

    /** @return dollars for one unit at the opening */
    static double dollars(final String currency) {
        return switch (currency) {
            case "EUR" -> 1.085;
            case "GBP" -> 1.265;
            case "JPY" -> 1 / 151.25;
            case "AUD" -> 0.655;
            case "NZD" -> 0.605;
            case "CAD" -> 0.735;
            case "CHF" -> 1.135;
            default -> 1;
        };
    }

    private static int factor(final String currency) {
        return switch (currency) {
            case "GBP" -> FactorModel.GBP;
            case "JPY" -> FactorModel.JPY;
            case "AUD" -> FactorModel.AUD;
            case "NZD" -> FactorModel.NZD;
            case "CAD" -> FactorModel.CAD;
            case "CHF" -> FactorModel.CHF;
            default -> FactorModel.EUR;
        };
    }
}
