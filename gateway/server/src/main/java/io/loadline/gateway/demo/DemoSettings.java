package io.loadline.gateway.demo;

import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.VenueDialect;
import java.nio.file.Path;

/**
 * What to show.
 *
 * @param directory folder for model, configuration, journal and mark file
 * @param journal journal directory
 * @param dialect language the exchange speaks, one that can tell five classes of instruments
 * @param scenario what the market goes through
 * @param instruments size of the universe
 * @param eventsPerSecond mean rate of book events
 * @param seconds how long trading lasts
 * @param seed seed of the market and of the desk
 */
public record DemoSettings(
        Path directory,
        Path journal,
        VenueDialect dialect,
        Scenario scenario,
        int instruments,
        int eventsPerSecond,
        int seconds,
        long seed) {}
