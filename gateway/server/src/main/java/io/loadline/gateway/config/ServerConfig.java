package io.loadline.gateway.config;

import io.loadline.core.model.RiskSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * The effective configuration of a server.
 *
 * @param runDirectory mark file with counters and errors; one server at a time
 * @param journalDirectory the log
 * @param modelDirectory folder of the model files
 * @param scenarios most recent scenarios of the history to use
 * @param historyGaps what a blank cell of a used history column means
 * @param threading where stages run
 * @param ringSize slots of the ring, a power of two
 * @param timerIntervalNs period of the log's timer
 * @param embeddedDriver true to run the Aeron media driver inside the server
 * @param aeronDirectory folder of the media driver
 * @param deskChannel Aeron channel of streams to desks
 * @param controlChannel Aeron channel of stream 30
 * @param feeds venue feeds
 * @param risk settings that decide results
 */
public record ServerConfig(
        Path runDirectory,
        Path journalDirectory,
        Path modelDirectory,
        int scenarios,
        HistoryGaps historyGaps,
        Threading threading,
        int ringSize,
        long timerIntervalNs,
        boolean embeddedDriver,
        Path aeronDirectory,
        String deskChannel,
        String controlChannel,
        List<FeedConfig> feeds,
        RiskSettings risk) {}
