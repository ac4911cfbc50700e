package io.loadline.varengine;

/** The measures of one tail: VaR at 95, 99 and 99.9 percent, expected shortfall at 97.5 and 99 percent. Losses are positive. */
final class TailMeasures {
    private final TailRank rank95;
    private final TailRank rank975;
    private final TailRank rank99;
    private final TailRank rank999;

    /**
     * @param scenarios number of scenarios
     */
    TailMeasures(final int scenarios) {
        rank95 = TailRank.of(scenarios, 0.95);
        rank975 = TailRank.of(scenarios, 0.975);
        rank99 = TailRank.of(scenarios, 0.99);
        rank999 = TailRank.of(scenarios, 0.999);
    }

    /** @return how many of the worst scenarios the measures are read from */
    int depth() {
        return Math.max(rank95.rank(), rank975.whole() + 1);
    }

    /** @return how many of the worst scenarios VaR at 99 and expected shortfall at 97.5 percent are read from */
    int orderDepth() {
        return Math.max(rank99.rank(), rank975.whole() + 1);
    }

    double var95(final double[] sorted) {
        return rank95.valueAtRisk(sorted);
    }

    double var99(final double[] sorted) {
        return rank99.valueAtRisk(sorted);
    }

    double var999(final double[] sorted) {
        return rank999.valueAtRisk(sorted);
    }

    double es975(final double[] sorted) {
        return rank975.expectedShortfall(sorted);
    }

    double es99(final double[] sorted) {
        return rank99.expectedShortfall(sorted);
    }
}
