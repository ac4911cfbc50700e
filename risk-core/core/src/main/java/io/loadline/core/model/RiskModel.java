package io.loadline.core.model;

import java.util.List;

/**
 * Everything a stage is built from. Immutable during an epoch; changes of limits and positions come through the log.
 *
 * @param baseCurrency index into {@code currencies} of the firm's currency
 * @param currencies all currencies
 * @param instruments all instruments of the risk universe, in id order
 * @param tree the portfolio tree
 * @param positions opening positions
 * @param limits limits
 * @param history price history that scenarios come from
 * @param regimeFactor instruments whose equally weighted mid return is the market factor of the regime stage; ids
 * @param settings settings that decide results
 */
public record RiskModel(
        int baseCurrency,
        List<Currency> currencies,
        List<Instrument> instruments,
        PortfolioTree tree,
        List<OpeningPosition> positions,
        List<Limit> limits,
        PriceHistory history,
        int[] regimeFactor,
        RiskSettings settings) {}
