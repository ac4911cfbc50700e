package io.loadline.feed.sim;

/**
 * Terms of a simulated option: European, on a simulated future.
 *
 * @param underlying id of the future
 * @param call true for a call
 * @param strike in units of the future's price
 * @param expiryNs UTC nanoseconds
 * @param atTheMoneyVolatility yearly volatility at the money in ordinary times
 */
record OptionContract(int underlying, boolean call, double strike, long expiryNs, double atTheMoneyVolatility) {}
