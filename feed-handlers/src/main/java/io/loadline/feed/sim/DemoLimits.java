package io.loadline.feed.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Limits of the demo firm, calibrated so that a calm minute trips nothing and a flash crash kills the equity desk.
 *
 * <p>The arithmetic, for the equity desk of a large universe: $250M gross, $150M net long at a beta near one. A calm minute has a market
 * deviation of 1 % * sqrt(60 * 60 / 23400) = 0.39 %, so about $0.6M. The crash takes 7 % of the market, about $10.5M from the desk. Its
 * daily loss limit (C16) is four tenths of that crash loss, $4.2M: seven calm deviations away, reached about one second into the crash.
 * Every other loss limit is at least half again the desk's crash loss or six calm deviations, and tail and exposure limits are more than
 * twice what is measured at the opening, so that a calm day starts below the first warning, which comes at half.
 */
final class DemoLimits {
    private static final double MINUTE_SHARE = Math.sqrt(FactorModel.days(60_000_000_000L));
    private static final double CALM_DEVIATIONS = 6;
    private static final double EQUITY_CRASH_SHARE = 0.4;
    private static final double OTHER_CRASH_SHARE = 1.5;
    private static final double TAIL_ROOM = 2.4;
    private static final double FLOOR = 100_000;
    /** Of the options desk's delta value: room for a tenth of volatility gone and for curvature, which its delta does not show. */
    private static final double OPTIONS_SHARE = 0.03;

    /**
     * A limit row.
     *
     * @param node node name
     * @param control number of the control
     * @param metric number of the metric
     * @param warn fraction of hard
     * @param hard in the control's unit
     */
    record Row(String node, int control, int metric, double warn, double hard) {}

    private final List<Row> rows = new ArrayList<>();

    DemoLimits(
            final List<SimulatedPosition> positions,
            final List<SimulatedInstrument> instruments,
            final GeneratedHistory history) {
        limit(DemoPortfolio.FIRM, null, DeskRisk.of(positions, instruments, history));
        for (final Desk desk : Desk.values()) {
            final List<SimulatedPosition> held =
                    positions.stream().filter(p -> p.desk() == desk).toList();
            final DeskRisk risk = DeskRisk.of(held, instruments, history);
            limit(desk.node(), desk, risk);
            held.stream().map(SimulatedPosition::account).distinct().sorted().forEach(account -> order(account, risk));
        }
    }

    /** Order size and value: an account without a limit of its own may not trade. */
    private void order(final String node, final DeskRisk risk) {
        add(node, 2, 0, 0.75, Math.max(100, Math.ceil(0.1 * risk.largestQuantity())));
        add(node, 3, 0, 0.75, orderValue(risk));
    }

    private static double orderValue(final DeskRisk risk) {
        return Math.max(1e6, 0.05 * risk.gross());
    }

    private void limit(final String node, final Desk desk, final DeskRisk risk) {
        order(node, risk);
        final double orderValue = orderValue(risk);
        add(node, 4, 0, 0.75, 0.05);
        add(node, 5, 0, 0.75, 10 * orderValue);
        add(node, 5, 1, 0.75, 50 * orderValue);
        add(node, 9, 0, 0.75, 2 * risk.largestQuantity());
        // The delta of an option book moves with its underlyings.
        final double exposureRoom = desk == Desk.OPTIONS ? 3 : 2.2;
        add(node, 10, 0, 0.75, exposureRoom * risk.gross());
        add(node, 10, 1, 0.75, 0.95 * exposureRoom * risk.gross());
        final double curvature = desk == Desk.OPTIONS ? OPTIONS_SHARE * risk.gross() : 0;
        final double valueAtRisk = FLOOR + curvature + TAIL_ROOM * risk.valueAtRisk99();
        add(node, 13, 0, 0.8, valueAtRisk);
        add(node, 13, 1, 0.8, FLOOR + curvature + TAIL_ROOM * risk.expectedShortfall975());
        add(node, 13, 2, 0.8, valueAtRisk + 3 * risk.impactCost() + 20 * risk.spreadCost());
        final double dailyLoss = desk == Desk.EQUITY
                ? Math.max(FLOOR, EQUITY_CRASH_SHARE * risk.crashLoss())
                : FLOOR + curvature + otherDailyLoss(risk);
        add(node, 16, 0, 0.5, dailyLoss);
        add(node, 17, 0, 0.8, 1.25 * dailyLoss);
    }

    private static double otherDailyLoss(final DeskRisk risk) {
        final double calm = CALM_DEVIATIONS * MINUTE_SHARE * risk.dailyDeviation();
        return Math.max(calm, OTHER_CRASH_SHARE * Math.abs(risk.crashLoss())) + 10 * risk.spreadCost();
    }

    private void add(final String node, final int control, final int metric, final double warn, final double hard) {
        rows.add(new Row(node, control, metric, warn, hard));
    }

    List<Row> rows() {
        return rows;
    }
}
