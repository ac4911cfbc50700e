package io.loadline.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.client.Command;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.server.JournalReplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed again and again at random moments, with orders and fills under way. */
@Tag("chaos")
final class KillNineTest {
    private static final int ROUNDS = Integer.getInteger("chaos.rounds", 3);
    private static final int KILLED = 5;
    private static final int MOST_ORDERS = 60;
    private static final double PRICE_MOVES = 0.05;

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("chaos.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private long nextId = 1;
    private final Map<String, Long> fitTimes = new HashMap<>();
    private long lastSequence;
    private double grossAfterFill;

    @Test
    void shouldGoOnWithPositionsLatchesAndSequenceAfterEveryKill() throws IOException {
        try (LiveExchange exchange = new LiveExchange(seed)) {
            final ServerFolder files = ServerFolder.create(folder, exchange.universe());
            final Path config = files.live(exchange.basePort());
            final RiskModel model = ServerFolder.model(config);
            long events = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                final String where = "seed " + seed + " round " + round;
                try (ServerProcess server = ServerProcess.serve(config);
                        TestDesk desk = new TestDesk(files.aeron(), lastSequence)) {
                    desk.awaitConnected();
                    assertEquals(round, desk.view().epoch(), where);
                    assertStateKept(desk, model, round, where);
                    final long answered = tradeUntilKilled(desk, server, heldBy(model, "futures"));
                    final JournalFacts facts = JournalFacts.read(files.journal());
                    assertTrue(facts.events() > events, where);
                    assertEquals(round, facts.epochs(), where);
                    assertNoneMissing(facts, answered, where);
                    events = JournalFacts.assertSoundAndEqual(files.journal(), where)
                            .events();
                    assertFitsKept(files, where);
                    lastSequence = facts.lastSourceSequence();
                }
            }
            assertFalse(fitTimes.isEmpty(), "seed " + seed + ": no volatility was ever fitted");
        }
    }

    /** The fits of volatilities that the log held when the server was killed before are there, or newer ones. */
    private void assertFitsKept(final ServerFolder files, final String where) throws IOException {
        final Map<String, Long> now = new HashMap<>();
        JournalReplay.run(files.journal(), OutputPort.NONE, sequence -> {}).volatilities().stream()
                .filter(volatility -> volatility.fitTimeNs() > 0)
                .forEach(volatility -> now.put(volatility.symbol(), volatility.fitTimeNs()));
        fitTimes.forEach((symbol, timeNs) ->
                assertTrue(now.getOrDefault(symbol, 0L) >= timeNs, () -> where + ": fit of " + symbol));
        fitTimes.putAll(now);
    }

    /** First round: makes a position and a latch. Later rounds: both must be there again. */
    private void assertStateKept(final TestDesk desk, final RiskModel model, final int round, final String where) {
        final int equity = model.tree().idOf("equity");
        final OpeningPosition rates = heldBy(model, "rates");
        if (round == 1) {
            awaitGood(desk, rates.account());
            final double before = desk.node(rates.account()).grossExposure();
            desk.fill(nextId++, rates, Math.abs(rates.quantity()));
            desk.await(
                    "the fill is part of the exposure",
                    () -> desk.node(rates.account()).grossExposure() > (1 + PRICE_MOVES) * before);
            assertEquals(0, desk.command(Command.of(1, equity, 77, 2, "rita", "before the crash")), where);
        }
        desk.await("equity is killed", () -> desk.node(equity).ownState() == KILLED);
        assertFalse(desk.order(nextId++, heldBy(model, "equity")), where);
        awaitGood(desk, rates.account());
        final double gross = desk.node(rates.account()).grossExposure();
        if (round == 1) {
            grossAfterFill = gross;
        }
        assertEquals(grossAfterFill, gross, PRICE_MOVES * grossAfterFill, where);
        desk.await("futures may trade", () -> desk.order(nextId++, heldBy(model, "futures")));
    }

    static void awaitGood(final TestDesk desk, final int node) {
        desk.await(
                "good numbers of node " + node,
                () -> desk.node(node).isKnown()
                        && desk.node(node).quality() == 0
                        && desk.node(node).grossExposure() > 0);
    }

    /** Sends orders without waiting for verdicts and kills between two of them. Returns the last number that was answered. */
    private long tradeUntilKilled(final TestDesk desk, final ServerProcess server, final OpeningPosition held) {
        final int orders = 1 + random.nextInt(MOST_ORDERS);
        for (int i = 0; i < orders; i++) {
            desk.offer(nextId++, held);
            final int polls = random.nextInt(20);
            for (int p = 0; p < polls; p++) {
                desk.poll();
            }
        }
        server.kill();
        return desk.highestDecided();
    }

    /** What the log holds of the desk is 1, 2, 3... without a hole, up to at least the last answer that the desk saw. */
    private static void assertNoneMissing(final JournalFacts facts, final long answered, final String where) {
        assertEquals(
                LongStream.rangeClosed(1, facts.lastSourceSequence()).boxed().toList(), facts.sourceSequences(), where);
        assertTrue(
                facts.lastSourceSequence() >= answered,
                () -> where + ": " + facts.lastSourceSequence() + " logged, " + answered + " answered");
    }

    static OpeningPosition heldBy(final RiskModel model, final String desk) {
        return model.positions().stream()
                .filter(position -> model.tree().node(position.account()).name().startsWith(desk + "-"))
                .findFirst()
                .orElseThrow();
    }
}
