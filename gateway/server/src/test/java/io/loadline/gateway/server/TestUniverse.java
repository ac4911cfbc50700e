package io.loadline.gateway.server;

import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.feed.sim.SimulatedUniverse;
import io.loadline.gateway.config.HistoryGaps;
import io.loadline.gateway.model.ModelFiles;
import io.loadline.gateway.model.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A simulated universe and the model that its files make.
 *
 * @param universe what trades
 * @param directory folder of the model files
 * @param files the model files
 * @param model what is at risk
 */
record TestUniverse(SimulatedUniverse universe, Path directory, ModelFiles files, RiskModel model) {
    /** 2026-11-02 14:30 UTC, a trading day. */
    static final long START_NS = 1_793_629_800_000_000_000L;

    static final int SCENARIOS = 1_000;

    static TestUniverse write(final Path directory, final long seed, final int instruments) throws IOException {
        return write(directory, seed, instruments, RiskSettings.defaults());
    }

    static TestUniverse write(final Path directory, final long seed, final int instruments, final RiskSettings settings)
            throws IOException {
        final SimulatedUniverse universe = SimulatedUniverse.of(seed, instruments, START_NS);
        Files.createDirectories(directory);
        universe.write(directory);
        return of(universe, directory, settings);
    }

    /** The same, with a rate, and with American options where the definitions of the exchange say European. */
    static TestUniverse writeAmerican(
            final Path directory, final long seed, final int instruments, final double riskFreeRate)
            throws IOException {
        final RiskSettings defaults = RiskSettings.defaults();
        write(directory, seed, instruments);
        final Path file = directory.resolve("instruments.csv");
        final List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            lines.set(i, lines.get(i) + (i == 0 ? ",exercise" : lines.get(i).contains(",OPTION,") ? ",AMERICAN" : ","));
        }
        Files.write(file, lines);
        return of(
                SimulatedUniverse.of(seed, instruments, START_NS),
                directory,
                new RiskSettings(
                        defaults.maxQuoteAgeNs(),
                        defaults.participationRate(),
                        defaults.spreadHalfLifeNs(),
                        defaults.spreadStressDeviations(),
                        defaults.impactCoefficient(),
                        defaults.regimeBarNs(),
                        riskFreeRate,
                        defaults.maxInstruments(),
                        defaults.navBase()));
    }

    private static TestUniverse of(final SimulatedUniverse universe, final Path directory, final RiskSettings settings)
            throws IOException {
        final ModelFiles files = ModelFiles.read(directory, SCENARIOS, HistoryGaps.REFUSE, settings);
        return new TestUniverse(universe, directory, files, ModelLoader.load(files));
    }
}
