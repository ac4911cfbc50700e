package io.loadline.gateway.demo;

import io.loadline.feed.sim.SimulatedUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The folder of a demo: model files and a configuration that {@code serve} and {@code check-config} take as well. */
final class DemoFiles {
    private static final String CONFIG = "loadline.yaml";

    private DemoFiles() {}

    /** Writes the files. Returns the configuration file. */
    static Path write(final DemoSettings settings, final SimulatedUniverse universe, final int basePort)
            throws IOException {
        final Path model = settings.directory().resolve("model");
        Files.createDirectories(model);
        universe.write(model);
        final StringBuilder yaml = new StringBuilder();
        yaml.append("# Written by 'loadline demo'.\n");
        yaml.append("runDirectory: run\n");
        yaml.append("journal: {directory: \"")
                .append(settings.journal().toAbsolutePath())
                .append("\"}\n");
        yaml.append("model: {directory: model}\n");
        yaml.append("aeron: {directory: run/aeron}\n");
        yaml.append("# Bars so short that a demo of a minute sees windows of live returns only.\n");
        yaml.append(
                "volatility: {enabled: true, bar: 250ms, model: garch, errors: normal, window: 120, leastReturns: 60,"
                        + " refitInterval: 10s, maxFitAge: 1m}\n");
        yaml.append("feeds:\n  - name: simulated exchange\n    venue: ")
                .append(settings.dialect().venue())
                .append("\n    lines:\n");
        for (int line = 0; line < 4; line++) {
            yaml.append(String.format(
                    Locale.ROOT, "      - {line: %d, host: 127.0.0.1, port: %d}%n", line, basePort + line));
        }
        return Files.writeString(settings.directory().resolve(CONFIG), yaml);
    }
}
