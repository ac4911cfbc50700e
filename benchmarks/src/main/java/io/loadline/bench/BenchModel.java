package io.loadline.bench;

import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.feed.sim.SimulatedUniverse;
import io.loadline.gateway.config.HistoryGaps;
import io.loadline.gateway.model.ModelFiles;
import io.loadline.gateway.model.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a measurement runs on: the demo firm and the market it trades in, made by the simulated exchange and read back through the files a
 * server reads.
 *
 * @param universe what the simulated exchange lists
 * @param model the risk model of the firm
 * @param digest SHA-256 of the model's manifest
 */
public record BenchModel(SimulatedUniverse universe, RiskModel model, byte[] digest) {
    /** Seed of the universe and of everything simulated on it. */
    public static final long SEED = 20_261_121L;

    /** The day a recorded measurement plays on: 2026-11-20 14:30 UTC. */
    public static final long FIXED_DAY_NS = 1_795_185_000L * 1_000_000_000L;

    /**
     * Builds a universe and its model. The files are written to a temporary folder and removed again.
     *
     * @param instruments 10 to 10,000
     * @param scenarios scenarios of the price history to use, at most 1,000
     * @param asOfNs UTC nanoseconds of the day it is for
     * @return universe and model
     * @throws IOException if the temporary folder cannot be written
     */
    public static BenchModel of(final int instruments, final int scenarios, final long asOfNs) throws IOException {
        final SimulatedUniverse universe = SimulatedUniverse.of(SEED, instruments, asOfNs);
        final Path folder = Files.createTempDirectory("loadline-bench-model");
        try {
            universe.write(folder);
            final ModelFiles files = ModelFiles.read(folder, scenarios, HistoryGaps.REFUSE, RiskSettings.defaults());
            final byte[] digest = HexFormat.of().parseHex(ModelFiles.sha256(files.manifest()));
            return new BenchModel(universe, ModelLoader.load(files), digest);
        } finally {
            delete(folder);
        }
    }

    /**
     * Removes a folder and what is in it.
     *
     * @param folder folder of a finished measurement
     * @throws IOException if a file cannot be removed
     */
    public static void delete(final Path folder) throws IOException {
        final List<Path> children;
        try (Stream<Path> walk = Files.walk(folder)) {
            children = walk.toList().reversed();
        }
        for (final Path child : children) {
            Files.delete(child);
        }
    }
}
