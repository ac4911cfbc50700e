package io.loadline.gateway.server;

/**
 * Last published risk of a node, base currency, losses positive.
 *
 * @param node name
 * @param level firm, desk, trader, strategy or account
 * @param pnl realised plus unrealised
 * @param var95 VaR at 95%
 * @param var99 VaR at 99%
 * @param var999 VaR at 99.9%
 * @param es975 expected shortfall at 97.5%
 * @param es99 expected shortfall at 99%
 * @param lvar99 VaR at 99% plus liquidity cost
 * @param quality quality bits, 0 is good
 */
public record NodeMeasures(
        String node,
        String level,
        double pnl,
        double var95,
        double var99,
        double var999,
        double es975,
        double es99,
        double lvar99,
        int quality) {}
