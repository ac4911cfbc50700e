package io.loadline.core.model;

/**
 * What is known of an instrument before the first packet.
 *
 * @param id dense id, from 0: its place in {@link RiskModel#instruments()}
 * @param symbol as the venue spells it
 * @param venue where it trades
 * @param assetClass asset class
 * @param currency index into {@link RiskModel#currencies()}: the currency of its price and P&amp;L
 * @param multiplier currency units of P&amp;L for one unit of quantity and one of price; of an inverse contract units of the currency of its price
 * @param margined true where P&amp;L is settled daily (futures): the currency scenario then moves the P&amp;L only, not the value
 * @param historyColumn index into {@link PriceHistory#columns()}, -1 where it has no history; an option's own is that of its
 *     volatility, its price moves with the column of its underlying
 * @param averageDailyVolume units or contracts a day, for liquidation time and market impact; positive
 * @param dailyVolatility standard deviation of the daily return, for market impact; positive
 * @param option terms, or null where it is no option
 * @param inverse true where the price is in another currency than the P&amp;L, that of the contract's fixed value, as of a contract of 10 USD on a coin
 *     that settles in the coin: P&amp;L is {@code quantity * multiplier * (1 / entry - 1 / price)}
 */
public record Instrument(
        int id,
        String symbol,
        Venue venue,
        AssetClass assetClass,
        int currency,
        double multiplier,
        boolean margined,
        int historyColumn,
        double averageDailyVolume,
        double dailyVolatility,
        OptionTerms option,
        boolean inverse) {
    /** An instrument whose price is in the currency of its P&amp;L. */
    public Instrument(
            final int id,
            final String symbol,
            final Venue venue,
            final AssetClass assetClass,
            final int currency,
            final double multiplier,
            final boolean margined,
            final int historyColumn,
            final double averageDailyVolume,
            final double dailyVolatility,
            final OptionTerms option) {
        this(
                id,
                symbol,
                venue,
                assetClass,
                currency,
                multiplier,
                margined,
                historyColumn,
                averageDailyVolume,
                dailyVolatility,
                option,
                false);
    }
}
