package io.loadline.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.client.DeskListener;
import io.loadline.client.RegimeView;
import io.loadline.client.RiskView;
import io.loadline.client.VolatilityView;
import io.loadline.codec.output.OrderDecisionDecoder;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.VenueDialect;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.server.JournalReplay;
import io.loadline.gateway.server.LoadlineServer;
import io.loadline.gateway.server.NodeMeasures;
import io.loadline.gateway.server.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo in one process, as its desk sees it and as its journal tells it again. */
final class DemoTest {
    private static final long SEED = 3;
    private static final int INSTRUMENTS = 60;
    private static final int EVENTS_PER_SECOND = 5_000;
    private static final int SECONDS = 4;

    @TempDir
    private static Path folder;

    private static final Witness WITNESS = new Witness();
    private static RunSummary summary;

    /** Keeps what reached the desk. */
    private static final class Witness implements DemoScreen, DeskListener {
        private final Set<Integer> fitted = new TreeSet<>();
        private final List<Double> regimeSums = new ArrayList<>();
        private final Map<String, Integer> refusals = new TreeMap<>();
        private long passed;
        private long refused;

        @Override
        public DeskListener listener() {
            return this;
        }

        @Override
        public void onRegime(final RegimeView regime) {
            regimeSums.add(regime.bull() + regime.neutral() + regime.bear() + regime.crisis());
        }

        @Override
        public void onVolatility(final VolatilityView volatility) {
            if (volatility.fitTimeNs() > 0 && volatility.volatility() > 0) {
                fitted.add(volatility.instrument());
            }
        }

        @Override
        public void onDecision(final OrderDecisionDecoder decision, final boolean advance) {
            for (int control = 1; control < Long.SIZE; control++) {
                if ((decision.failedControls() & (1L << control)) != 0) {
                    refusals.merge(String.format(Locale.ROOT, "C%02d", control), 1, Integer::sum);
                }
            }
        }

        @Override
        public void draw(final RiskView view, final LoadlineServer server, final long accepted, final long rejected) {
            passed = accepted;
            refused = rejected;
        }
    }

    @BeforeAll
    static void run() throws IOException {
        final DemoSettings settings = new DemoSettings(
                folder.resolve("demo"),
                folder.resolve("journal"),
                VenueDialect.CME,
                Scenario.VOLATILE,
                INSTRUMENTS,
                EVENTS_PER_SECOND,
                SECONDS,
                SEED);
        summary = new Demo(settings, "test", () -> false).run(WITNESS);
    }

    @Test
    void shouldLogEventsAndLetOrdersPass() {
        assertTrue(summary.events() > EVENTS_PER_SECOND, summary::toString);
        assertTrue(
                WITNESS.passed > 0,
                () -> "no order passed, " + WITNESS.refused + " were refused by " + WITNESS.refusals);
    }

    @Test
    void shouldHaveRiskInTheFirmAndEveryDesk() {
        final List<NodeMeasures> desks = summary.nodes().stream()
                .filter(node -> node.level().equals("firm") || node.level().equals("desk"))
                .toList();
        assertEquals(6, desks.size());
        for (final NodeMeasures node : desks) {
            assertTrue(node.var99() > 0 && node.es975() > 0, node::toString);
        }
    }

    @Test
    void shouldHaveRegimeProbabilitiesThatSumToOne() {
        assertFalse(WITNESS.regimeSums.isEmpty());
        WITNESS.regimeSums.forEach(sum -> assertEquals(1, sum, 1e-12));
    }

    @Test
    void shouldHaveFittedVolatilitiesAndToldTheDesk() {
        assertFalse(WITNESS.fitted.isEmpty());
        assertTrue(
                summary.volatilities().stream()
                        .anyMatch(volatility -> volatility.converged() && volatility.volatility() > 0),
                () -> summary.volatilities().toString());
    }

    @Test
    void shouldReplayToTheSameDigest() throws IOException {
        final JournalReplay.Outcome replay =
                JournalReplay.run(folder.resolve("journal"), OutputPort.NONE, sequence -> {});
        assertTrue(replay.result().equal(), () -> "seed " + SEED + ": " + replay.result());
        assertEquals(summary.digest(), replay.digest());
        assertEquals(summary.nodes(), replay.nodes());
        assertEquals(summary.volatilities(), replay.volatilities());
    }
}
