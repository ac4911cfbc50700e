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
        final ModelFiles files = ModelFiles.read(directory, SCENARIOS, HistoryGaps.REFUSE, settings);
        return new TestUniverse(universe, directory, files, ModelLoader.load(files));
    }
}
