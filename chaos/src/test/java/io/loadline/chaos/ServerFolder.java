package io.loadline.chaos;

import io.loadline.core.model.RiskModel;
import io.loadline.feed.sim.SimulatedUniverse;
import io.loadline.gateway.config.ServerConfig;
import io.loadline.gateway.config.ServerConfigReader;
import io.loadline.gateway.model.ModelFiles;
import io.loadline.gateway.model.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The folder of a server under test: model, configuration, journal and run directory. */
final class ServerFolder {
    static final int CAPTURE_PORT = 14_000;
    private static final int LINES = 4;

    private final Path folder;

    private ServerFolder(final Path folder) {
        this.folder = folder;
    }

    /** Writes the model of a universe into a folder. */
    static ServerFolder create(final Path folder, final SimulatedUniverse universe) throws IOException {
        final Path model = Files.createDirectories(folder.resolve("model"));
        universe.write(model);
        return new ServerFolder(folder);
    }

    Path path() {
        return folder;
    }

    Path journal() {
        return folder.resolve("journal");
    }

    Path run() {
        return folder.resolve("run");
    }

    Path aeron() {
        return folder.resolve("run/aeron");
    }

    /** Writes a configuration that listens on four neighbouring UDP ports of the loopback interface and fits volatilities meanwhile. */
    Path live(final int basePort) throws IOException {
        return live("loadline.yaml", "run", "journal", basePort);
    }

    /** Writes a configuration with other directories under another name. */
    Path live(final String name, final String run, final String journal, final int basePort) throws IOException {
        final StringBuilder feed = new StringBuilder("    lines:\n");
        final String volatility = "volatility: {enabled: true, bar: 100ms, model: garch, errors: normal, window: 120,"
                + " leastReturns: 60, refitInterval: 1s, maxFitAge: 1m}\n";
        for (int line = 0; line < LINES; line++) {
            feed.append(String.format(
                    Locale.ROOT, "      - {line: %d, host: 127.0.0.1, port: %d}%n", line, basePort + line));
        }
        return write(name, run, journal, feed.append(volatility));
    }

    /** Writes a configuration that plays recorded packets as fast as the server takes them. */
    Path recorded(final String name, final Path capture) throws IOException {
        final StringBuilder feed = new StringBuilder("    captures: [\"" + capture + "\"]\n    speed: max\n");
        feed.append("    captureLines:\n");
        for (int line = 0; line < LINES; line++) {
            feed.append(String.format(Locale.ROOT, "      - {line: %d, port: %d}%n", line, CAPTURE_PORT + line));
        }
        return write(name + ".yaml", name + "-run", name, feed);
    }

    private Path write(final String name, final String run, final String journal, final CharSequence feed)
            throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "runDirectory: " + run + "\njournal: {directory: \"" + journal + "\"}\nmodel: {directory: model}\n"
                        + "aeron: {directory: " + run + "/aeron}\nfeeds:\n  - name: exchange\n    venue: cme\n"
                        + feed);
    }

    /** Loads the model as the server does. */
    static RiskModel model(final Path configuration) {
        final ServerConfig config = new ServerConfigReader().read(configuration);
        return ModelLoader.load(
                ModelFiles.read(config.modelDirectory(), config.scenarios(), config.historyGaps(), config.risk()));
    }
}
