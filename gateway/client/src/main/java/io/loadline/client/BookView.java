package io.loadline.client;

import io.loadline.codec.output.InstrumentDescriptionDecoder;
import io.loadline.codec.output.TopOfBookDecoder;

/** Top of book of an instrument. Prices are mantissas of 1e-9, the smallest long where a side is empty; quantities are mantissas of 1e-8. */
public final class BookView extends Stamp {
    /** Price of an empty side. */
    public static final long NULL_PRICE = Long.MIN_VALUE;

    private static final double PRICE_UNIT = 1e9;
    private static final double QUANTITY_UNIT = 1e8;

    private final int instrument;
    private String symbol;
    private int venue;
    private int assetClass;
    private int tradingStatus;
    private long exchangeTimeNs;
    private long bidPrice = NULL_PRICE;
    private long bidQuantity;
    private long askPrice = NULL_PRICE;
    private long askQuantity;
    private long lastPrice = NULL_PRICE;
    private long lastQuantity;
    private long bidDepth;
    private long askDepth;
    private long updates;

    BookView(final int instrument) {
        this.instrument = instrument;
        symbol = "#" + instrument;
    }

    void describe(final InstrumentDescriptionDecoder description) {
        symbol = description.symbol();
        venue = description.venue();
        assetClass = description.assetClass();
    }

    boolean apply(final TopOfBookDecoder top) {
        if (!accept(top.stamp())) {
            return false;
        }
        tradingStatus = top.tradingStatus();
        exchangeTimeNs = top.exchangeTimeNs();
        bidPrice = top.bidPrice();
        bidQuantity = top.bidQuantity();
        askPrice = top.askPrice();
        askQuantity = top.askQuantity();
        lastPrice = top.lastPrice();
        lastQuantity = top.lastQuantity();
        bidDepth = top.bidDepth();
        askDepth = top.askDepth();
        updates += 1 + conflated();
        return true;
    }

    /**
     * @param price mantissa of 1e-9
     * @return currency units, NaN for {@link #NULL_PRICE}
     */
    public static double price(final long price) {
        return price == NULL_PRICE ? Double.NaN : price / PRICE_UNIT;
    }

    /**
     * @param quantity mantissa of 1e-8
     * @return units or contracts
     */
    public static double quantity(final long quantity) {
        return quantity / QUANTITY_UNIT;
    }

    /** @return instrument id */
    public int instrument() {
        return instrument;
    }

    /** @return symbol, or the instrument's number before it is described */
    public String symbol() {
        return symbol;
    }

    /** @return venue code of the {@code risk-input} schema */
    public int venue() {
        return venue;
    }

    /** @return 0 equity, 1 future, 2 option, 3 foreign exchange, 4 fixed income, 5 other */
    public int assetClass() {
        return assetClass;
    }

    /** @return 0 unknown, 1 pre-open, 2 open, 3 auction, 4 halted, 5 closed */
    public int tradingStatus() {
        return tradingStatus;
    }

    /** @return exchange time of the last change, UTC nanoseconds */
    public long exchangeTimeNs() {
        return exchangeTimeNs;
    }

    /** @return best bid */
    public long bidPrice() {
        return bidPrice;
    }

    /** @return quantity at the best bid */
    public long bidQuantity() {
        return bidQuantity;
    }

    /** @return best ask */
    public long askPrice() {
        return askPrice;
    }

    /** @return quantity at the best ask */
    public long askQuantity() {
        return askQuantity;
    }

    /** @return price of the last trade */
    public long lastPrice() {
        return lastPrice;
    }

    /** @return quantity of the trade that the last update reported, 0 where it reported none */
    public long lastQuantity() {
        return lastQuantity;
    }

    /** @return sum of the visible bid quantities */
    public long bidDepth() {
        return bidDepth;
    }

    /** @return sum of the visible ask quantities */
    public long askDepth() {
        return askDepth;
    }

    /** @return updates since this client began, conflated ones included */
    public long updates() {
        return updates;
    }
}
