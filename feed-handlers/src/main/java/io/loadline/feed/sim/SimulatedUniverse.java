package io.loadline.feed.sim;

import io.loadline.core.model.AssetClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the simulated exchange lists, and the demo firm that trades there: instruments of five classes in four currencies, a portfolio of
 * more than $500 million gross, its limits, and a price history of 1,001 days from the same factor model as the live prices.
 */
public final class SimulatedUniverse {
    private static final int REGIME_SYMBOLS = 10;

    private final List<SimulatedInstrument> instruments;
    private final DemoPortfolio portfolio;
    private final GeneratedHistory history;
    private final DemoLimits limits;
    private final long asOfNs;

    private SimulatedUniverse(final List<SimulatedInstrument> listed, final long seed, final long asOfNs) {
        this.asOfNs = asOfNs;
        portfolio = new DemoPortfolio(listed, seed, asOfNs);
        instruments = withVolumes(listed, portfolio.positions());
        history = new GeneratedHistory(instruments, seed);
        limits = new DemoLimits(portfolio.positions(), instruments, history);
    }

    /**
     * @param seed any number
     * @param instruments {@value SimulationSettings#MIN_INSTRUMENTS} to {@value SimulationSettings#MAX_INSTRUMENTS}
     * @param asOfNs UTC nanoseconds of the day it is for: history ends before it, options expire 30 to 91 days after it
     * @return the universe
     * @throws IllegalArgumentException if the number of instruments is out of range
     */
    public static SimulatedUniverse of(final long seed, final int instruments, final long asOfNs) {
        if (instruments < SimulationSettings.MIN_INSTRUMENTS || instruments > SimulationSettings.MAX_INSTRUMENTS) {
            throw new IllegalArgumentException("universe instruments is " + instruments + "; expected "
                    + SimulationSettings.MIN_INSTRUMENTS + " to " + SimulationSettings.MAX_INSTRUMENTS);
        }
        return new SimulatedUniverse(InstrumentListing.of(seed, instruments, asOfNs), seed, asOfNs);
    }

    /** A position is at most a tenth of a day's volume: a small universe trades big names. */
    private static List<SimulatedInstrument> withVolumes(
            final List<SimulatedInstrument> listed, final List<SimulatedPosition> positions) {
        final List<SimulatedInstrument> result = new ArrayList<>(listed);
        for (final SimulatedPosition position : positions) {
            final SimulatedInstrument instrument = listed.get(position.instrument());
            final double least = 10.0 * Math.abs(position.quantity());
            if (instrument.averageDailyVolume() < least) {
                result.set(position.instrument(), instrument.withAverageDailyVolume(least));
            }
        }
        return List.copyOf(result);
    }

    /**
     * Writes the nine files that the configuration loader reads. Existing files of those names are replaced.
     *
     * @param directory existing directory
     * @throws IOException if a file cannot be written
     */
    public void write(final Path directory) throws IOException {
        new UniverseFiles(this, directory).write();
    }

    /** @return gross market value of the opening positions in dollars, options by premium */
    public double grossValue() {
        double sum = 0;
        for (final SimulatedPosition position : portfolio.positions()) {
            sum += Math.abs(position.value());
        }
        return sum;
    }

    /** @return ids of the instruments whose mean return is the market factor: liquid index futures, then liquid equities */
    int[] regimeFactor() {
        final List<Integer> ids = new ArrayList<>();
        for (final SimulatedInstrument instrument : instruments) {
            if ("IX".equals(instrument.group()) && ids.size() < 4) {
                ids.add(instrument.id());
            }
        }
        for (final SimulatedInstrument instrument : instruments) {
            if (instrument.assetClass() == AssetClass.EQUITY && ids.size() < REGIME_SYMBOLS) {
                ids.add(instrument.id());
            }
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    List<SimulatedInstrument> instruments() {
        return instruments;
    }

    DemoPortfolio portfolio() {
        return portfolio;
    }

    GeneratedHistory history() {
        return history;
    }

    DemoLimits limits() {
        return limits;
    }

    long asOfNs() {
        return asOfNs;
    }
}
