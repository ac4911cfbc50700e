package io.loadline.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo and its replay as a script sees them. */
final class DemoJsonTest {
    @TempDir
    private static Path folder;

    private static JsonNode demo;
    private static JsonNode replay;

    @BeforeAll
    static void run() throws IOException {
        final String run = folder.resolve("demo").toString();
        demo = Console.run("demo", "--json", "--run", run, "--seconds", "4", "--instruments", "50", "--rate", "5000")
                .exits(Exit.DONE)
                .json();
        replay = Console.run(
                        "replay", "--json", "--journal", demo.get("journal").asText())
                .exits(Exit.DONE)
                .json();
    }

    @Test
    void shouldHaveTheKeysOfADemo() {
        requireKeys(
                demo, "events", "seconds", "eventsPerSecond", "digest", "journal", "trips", "tickToLimitNs", "nodes");
        requireKeys(demo.get("tickToLimitNs"), "p50", "p99", "p999", "p9999", "max");
        assertTrue(demo.get("events").asLong() > 0, demo::toString);
    }

    @Test
    void shouldHaveTheKeysOfAReplay() {
        requireKeys(
                replay, "events", "seconds", "eventsPerSecond", "digest", "journal", "trips", "liveDigest", "equal");
    }

    @Test
    void shouldReplayToTheDigestOfTheDemoAsAString() {
        assertTrue(replay.get("equal").asBoolean(), replay::toString);
        assertEquals(demo.get("events"), replay.get("events"));
        assertEquals(demo.get("digest"), replay.get("digest"));
        assertEquals(demo.get("digest"), replay.get("liveDigest"));
        assertEquals(demo.get("digest"), replay.get("digestAtLive"));
    }

    @Test
    void shouldReplayTheSameTripsAndRisk() {
        assertEquals(demo.get("trips"), replay.get("trips"));
        assertEquals(demo.get("nodes"), replay.get("nodes"));
    }

    @Test
    void shouldDescribeEveryTrip() {
        for (final JsonNode trip : demo.get("trips")) {
            requireKeys(trip, "scope", "rule", "sequence", "value", "limit");
        }
    }

    @Test
    void shouldFindTheJournalSound() {
        Console.run("journal", "verify", "--journal", demo.get("journal").asText())
                .exits(Exit.DONE);
    }

    private static void requireKeys(final JsonNode object, final String... keys) {
        for (final String key : keys) {
            assertTrue(object.has(key), () -> "key " + key + " is missing in " + object);
        }
    }

    @Test
    void shouldNameTheLanguagesThatListFiveClasses() {
        Console.run("demo", "--venue", "iex")
                .exits(Exit.USAGE)
                .complains("--venue: 'iex' given; expected cme or cme-mbo: others do not list all five classes");
    }
}
