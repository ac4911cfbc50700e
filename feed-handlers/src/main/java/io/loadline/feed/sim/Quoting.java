package io.loadline.feed.sim;

/**
 * How an instrument is quoted.
 *
 * @param tick least price step, mantissa of 1e-9
 * @param spreadTicks ordinary distance of best bid and best offer in ticks, at least 1
 * @param lotSize units or contracts that quantities are multiples of
 * @param levelLots ordinary lots at a level
 * @param activity weight in the choice of the instrument an event touches
 */
record Quoting(long tick, double spreadTicks, int lotSize, int levelLots, int activity) {}
