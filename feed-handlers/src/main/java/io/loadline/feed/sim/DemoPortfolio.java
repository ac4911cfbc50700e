package io.loadline.feed.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * The demo firm: five desks, two traders a desk, two strategies a trader, one or two accounts a strategy; every instrument is held by one
 * account. Sizes are random within a factor of three and scaled to each desk's gross target.
 */
final class DemoPortfolio {
    static final String FIRM = "firm";
    private static final int FOREX_LOT = 1000;
    private static final double LEAST_DELTA = 0.2;

    /**
     * A node of the tree.
     *
     * @param name unique
     * @param parent name of the parent, empty for the firm
     * @param level level name
     */
    record Node(String name, String parent, String level) {}

    private final List<Node> nodes = new ArrayList<>();
    private final List<SimulatedPosition> positions = new ArrayList<>();

    DemoPortfolio(final List<SimulatedInstrument> instruments, final long seed, final long asOfNs) {
        nodes.add(new Node(FIRM, "", "FIRM"));
        final SimulationRandom random = new SimulationRandom(seed, Streams.POSITIONS);
        for (final Desk desk : Desk.values()) {
            final List<String> accounts = addDesk(desk);
            hold(desk, accounts, instruments, random, asOfNs);
        }
    }

    private List<String> addDesk(final Desk desk) {
        final List<String> accounts = new ArrayList<>();
        nodes.add(new Node(desk.node(), FIRM, "DESK"));
        for (int t = 1; t <= 2; t++) {
            final String trader = desk.node() + "-t" + t;
            nodes.add(new Node(trader, desk.node(), "TRADER"));
            for (int s = 1; s <= 2; s++) {
                final String strategy = trader + "-s" + s;
                nodes.add(new Node(strategy, trader, "STRATEGY"));
                // The first strategy of a trader has two accounts, the second one.
                for (int a = 1; a <= 3 - s; a++) {
                    final String account = strategy + "-a" + a;
                    nodes.add(new Node(account, strategy, "ACCOUNT"));
                    accounts.add(account);
                }
            }
        }
        return accounts;
    }

    private void hold(
            final Desk desk,
            final List<String> accounts,
            final List<SimulatedInstrument> instruments,
            final SimulationRandom random,
            final long asOfNs) {
        final List<SimulatedInstrument> held = new ArrayList<>();
        final List<Double> weights = new ArrayList<>();
        double total = 0;
        for (final SimulatedInstrument instrument : instruments) {
            if (instrument.assetClass() == desk.assetClass()) {
                held.add(instrument);
                final double weight = random.between(0.5, 1.5);
                weights.add(weight);
                total += weight;
            }
        }
        for (int i = 0; i < held.size(); i++) {
            final SimulatedInstrument instrument = held.get(i);
            final double unitValue = dollars(instrument, instrument.initialPrice());
            final double delta = delta(instrument, instruments, asOfNs);
            final double unitForward = dollars(instrument, forward(instrument, instruments));
            final double sizing = Math.max(Math.abs(delta), LEAST_DELTA) * unitForward;
            final long quantity = desk.sign(i) * wholeUnits(desk, desk.grossTarget() * weights.get(i) / total / sizing);
            positions.add(new SimulatedPosition(
                    desk,
                    accounts.get(i % accounts.size()),
                    instrument.id(),
                    quantity,
                    quantity * unitValue,
                    quantity * delta * unitForward));
        }
    }

    private static double dollars(final SimulatedInstrument instrument, final double price) {
        return price * instrument.multiplier() * ForexListing.dollars(instrument.currency());
    }

    /** @return price of what the instrument's value moves with: itself, or an option's underlying */
    private static double forward(final SimulatedInstrument instrument, final List<SimulatedInstrument> instruments) {
        return instrument.option() == null
                ? instrument.initialPrice()
                : instruments.get(instrument.option().underlying()).initialPrice();
    }

    private static double delta(
            final SimulatedInstrument instrument, final List<SimulatedInstrument> instruments, final long asOfNs) {
        return instrument.option() == null
                ? 1
                : OptionValue.delta(instrument.option(), forward(instrument, instruments), asOfNs);
    }

    private static long wholeUnits(final Desk desk, final double units) {
        final int lot = desk == Desk.FX ? FOREX_LOT : 1;
        return Math.max(1, Math.round(units / lot)) * lot;
    }

    /** @return parents before children, the firm first */
    List<Node> nodes() {
        return nodes;
    }

    List<SimulatedPosition> positions() {
        return positions;
    }
}
