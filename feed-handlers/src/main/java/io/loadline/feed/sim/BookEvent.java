package io.loadline.feed.sim;

/** What one event did: trades, then book entries, in wire order. One object, used again for each event. */
final class BookEvent {
    static final int NEW = 0;
    static final int CHANGE = 1;
    static final int DELETE = 2;
    static final int MAX_ENTRIES = 24;
    static final int MAX_TRADES = 8;
    /** No price: prices of the books are at least one tick. */
    static final int NONE_PUSHED_OFF = 0;

    /** Orders of a trade as levels know it: the one that came and one that rested. */
    static final int ORDERS_OF_TRADE = 2;

    static final int AGGRESSOR_BUY = 1;
    static final int AGGRESSOR_SELL = 2;

    private int entries;
    private int trades;
    private final int[] action = new int[MAX_ENTRIES];
    private final int[] side = new int[MAX_ENTRIES];
    private final int[] level = new int[MAX_ENTRIES];
    private final int[] priceTicks = new int[MAX_ENTRIES];
    private final int[] quantity = new int[MAX_ENTRIES];
    private final int[] orders = new int[MAX_ENTRIES];
    private final int[] pushedOffTicks = new int[MAX_ENTRIES];
    private final int[] tradeTicks = new int[MAX_TRADES];
    private final int[] tradeQuantity = new int[MAX_TRADES];
    private final int[] tradeAggressor = new int[MAX_TRADES];
    private final int[] tradeOrders = new int[MAX_TRADES];

    void clear() {
        entries = 0;
        trades = 0;
    }

    void addEntry(
            final int entryAction,
            final int entrySide,
            final int entryLevel,
            final int ticks,
            final int units,
            final int orderCount) {
        action[entries] = entryAction;
        side[entries] = entrySide;
        level[entries] = entryLevel;
        priceTicks[entries] = ticks;
        quantity[entries] = units;
        orders[entries] = orderCount;
        pushedOffTicks[entries] = NONE_PUSHED_OFF;
        entries++;
    }

    /** Adds a new level and the level that it pushes off the far end of the book, if any. */
    void addNew(
            final int entrySide,
            final int entryLevel,
            final int ticks,
            final int units,
            final int orderCount,
            final int lostTicks) {
        addEntry(NEW, entrySide, entryLevel, ticks, units, orderCount);
        pushedOffTicks[entries - 1] = lostTicks;
    }

    /** Adds a trade; beyond {@link #MAX_TRADES} of one event it is left out. */
    void addTrade(final int ticks, final int units, final int aggressor) {
        if (trades < MAX_TRADES) {
            tradeTicks[trades] = ticks;
            tradeQuantity[trades] = units;
            tradeAggressor[trades] = aggressor;
            tradeOrders[trades] = ORDERS_OF_TRADE;
            trades++;
        }
    }

    int entries() {
        return entries;
    }

    int trades() {
        return trades;
    }

    int action(final int entry) {
        return action[entry];
    }

    int side(final int entry) {
        return side[entry];
    }

    int level(final int entry) {
        return level[entry];
    }

    int priceTicks(final int entry) {
        return priceTicks[entry];
    }

    int quantity(final int entry) {
        return quantity[entry];
    }

    int orders(final int entry) {
        return orders[entry];
    }

    void setOrders(final int entry, final int orderCount) {
        orders[entry] = orderCount;
    }

    /** @return price of the level that a new one pushes off the book, {@link #NONE_PUSHED_OFF} where there is none */
    int pushedOffTicks(final int entry) {
        return pushedOffTicks[entry];
    }

    int tradeTicks(final int trade) {
        return tradeTicks[trade];
    }

    int tradeQuantity(final int trade) {
        return tradeQuantity[trade];
    }

    int tradeAggressor(final int trade) {
        return tradeAggressor[trade];
    }

    /** @return orders that took part, the one that came and those that rested */
    int tradeOrders(final int trade) {
        return tradeOrders[trade];
    }

    void setTradeOrders(final int trade, final int orderCount) {
        tradeOrders[trade] = orderCount;
    }
}
