package io.loadline.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.loadline.client.Command;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.RiskModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed in every phase of the kill machine, and goes on from that phase. */
final class KillMachineTest {
    private static final int KILL = 1;
    private static final int REQUEST_RESET = 2;
    private static final int APPROVE_RESET = 3;
    private static final int RISK = 2;
    private static final int RISK_OFFICER = 3;
    private static final int ARMED = 2;
    private static final int CANCELLING = 4;
    private static final int LATCHED = 5;
    private static final int RESET_PENDING = 6;
    private static final int PROBATION = 7;
    private static final int KILLED = 5;
    private static final int DONE = 0;
    private static final int PENDING = 1;
    private static final long KILL_ID = 4711;
    private static final long RESET_ID = 4712;
    private static final int MOST_POLLS = 40;

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("chaos.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private ServerFolder files;
    private Path config;
    private OpeningPosition held;
    private int node;
    private long lastSequence;

    /** What a phase does with the server before the server is killed. */
    @FunctionalInterface
    private interface Phase {
        void run(TestDesk desk);
    }

    @Test
    void shouldGoOnFromThePhaseInWhichItWasKilled() throws IOException {
        try (LiveExchange exchange = new LiveExchange(seed)) {
            files = ServerFolder.create(folder, exchange.universe());
            config = files.live(exchange.basePort());
            final RiskModel model = ServerFolder.model(config);
            held = KillNineTest.heldBy(model, "futures");
            node = model.tree().idOf("futures");
            runAndKill("tripping", this::tripAndKillAtOnce);
            runAndKill("cancelling", this::expectCancelling);
            runAndKill("latched", this::expectLatched);
            runAndKill("reset pending", this::expectResetPending);
            runAndKill("probation", this::expectProbation);
        }
    }

    private void runAndKill(final String phase, final Phase run) throws IOException {
        final String where = "seed " + seed + ", " + phase;
        try (ServerProcess server = ServerProcess.serve(config);
                TestDesk desk = new TestDesk(files.aeron(), lastSequence)) {
            desk.awaitConnected();
            run.run(desk);
            server.kill();
        }
        JournalFacts.assertSoundAndEqual(files.journal(), where);
        lastSequence = JournalFacts.read(files.journal()).lastSourceSequence();
    }

    /** An order is open; the kill is sent and the server dies some polls later: before, at, or after the kill was logged. */
    private void tripAndKillAtOnce(final TestDesk desk) {
        desk.await("futures are armed", () -> desk.node(node).killState() == ARMED);
        desk.await("an order is open", () -> desk.order(desk.lastSequence() + 1, held));
        desk.send(kill());
        final int polls = random.nextInt(MOST_POLLS);
        for (int i = 0; i < polls && !desk.tripSeen(); i++) {
            desk.poll();
        }
    }

    /** The kill either was not logged, and is sent again, or it was: then it is the same kill and stays one. */
    private void expectCancelling(final TestDesk desk) {
        assertEquals(DONE, desk.command(kill()));
        assertBlocked(desk);
        // RECOVERING lies over the phase until the data are good again.
        desk.await("cancelling goes on", () -> {
            final int phase = desk.node(node).killState();
            return phase == CANCELLING || phase == LATCHED;
        });
    }

    private void expectLatched(final TestDesk desk) {
        assertBlocked(desk);
        final long last = lastSequence;
        for (long clOrdId = 1; clOrdId <= last; clOrdId++) {
            desk.cancelled(clOrdId, held.account());
        }
        awaitPhase(desk, LATCHED);
        // A command of the same source behind the reports: its answer says that the log holds them all.
        assertEquals(DONE, desk.command(kill()));
    }

    private void expectResetPending(final TestDesk desk) {
        assertBlocked(desk);
        awaitPhase(desk, LATCHED);
        assertEquals(
                PENDING,
                desk.command(requestReset(desk.node(node).killCause())),
                () -> "seed " + seed + ": refusal " + desk.lastRefusal());
        awaitPhase(desk, RESET_PENDING);
    }

    private void expectProbation(final TestDesk desk) {
        assertBlocked(desk);
        awaitPhase(desk, RESET_PENDING);
        // An approval while the node's data are not good yet is refused, and latches again.
        KillNineTest.awaitGood(desk, node);
        final Command approval = Command.of(APPROVE_RESET, node, RESET_ID, RISK_OFFICER, "omar", "cause removed");
        assertEquals(DONE, desk.command(approval), () -> "seed " + seed + ": refusal " + desk.lastRefusal());
        awaitPhase(desk, PROBATION);
    }

    private void assertBlocked(final TestDesk desk) {
        desk.await("futures are killed", () -> desk.node(node).ownState() == KILLED);
        assertFalse(desk.order(1_000 + desk.lastSequence(), held), () -> "seed " + seed);
    }

    private void awaitPhase(final TestDesk desk, final int phase) {
        desk.await("phase " + phase, () -> desk.node(node).killState() == phase);
    }

    private Command kill() {
        return Command.of(KILL, node, KILL_ID, RISK, "rita", "drill");
    }

    private Command requestReset(final long cause) {
        return new Command(REQUEST_RESET, node, RESET_ID, RISK, "rita", "INC-1", "cause removed", 0, 0, cause);
    }
}
