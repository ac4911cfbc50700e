package io.loadline.feed.itch;

import java.util.Arrays;

/** Price and size of the latest trades by their match number, so that a broken trade can be told in full. Older ones are forgotten. */
final class RecentTrades {
    private static final int SLOTS = 1 << 16;
    private static final int MASK = SLOTS - 1;
    private static final long NEVER = Long.MIN_VALUE;

    private final long[] match = new long[SLOTS];
    private final long[] price = new long[SLOTS];
    private final long[] quantity = new long[SLOTS];

    RecentTrades() {
        Arrays.fill(match, NEVER);
    }

    void keep(final long matchNumber, final long tradePrice, final long tradeQuantity) {
        final int slot = (int) matchNumber & MASK;
        match[slot] = matchNumber;
        price[slot] = tradePrice;
        quantity[slot] = tradeQuantity;
    }

    boolean has(final long matchNumber) {
        return match[(int) matchNumber & MASK] == matchNumber;
    }

    long price(final long matchNumber) {
        return price[(int) matchNumber & MASK];
    }

    long quantity(final long matchNumber) {
        return quantity[(int) matchNumber & MASK];
    }
}
