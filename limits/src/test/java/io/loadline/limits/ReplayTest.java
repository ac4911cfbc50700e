package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.codec.input.EpochStartEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.codec.output.KillStateEncoder;
import io.loadline.codec.output.LimitUtilisationEncoder;
import io.loadline.codec.output.MessageHeaderDecoder;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final long SEED = 20_261_121;
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

    private static Rig traffic(final long seed, final int events) {
        final Rig rig = Rig.started();
        final Traffic traffic = new Traffic(rig, seed);
        for (int i = 0; i < events; i++) {
            traffic.next();
        }
        return rig;
    }

    private static Rig rebuilt(final List<Rig.Logged> log, final int events) {
        final Rig rig = new Rig(Models.standard());
        for (int i = 0; i < events; i++) {
            rig.run(log.get(i));
        }
        return rig;
    }

    @Test
    void shouldGiveTheSameBytesForTheSameLog() {
        final Rig live = traffic(SEED, 20_000);
        final Rig replay = rebuilt(live.log, live.log.size());
        for (int i = 0; i < live.outputs.size(); i++) {
            final int at = i;
            assertArrayEquals(live.outputs.get(i), replay.outputs.get(i), () -> "seed " + SEED + ", event " + at);
        }
    }

    @Test
    void shouldGiveTheSameBytesWhereverTheLogIsCut() {
        final Rig live = traffic(SEED, 200);
        for (int cut = 1; cut < live.log.size(); cut++) {
            final Rig rig = rebuilt(live.log, cut);
            for (int i = cut; i < live.log.size(); i++) {
                rig.run(live.log.get(i));
            }
            assertArrayEquals(live.outputs.getLast(), rig.outputs.getLast(), "seed " + SEED + ", cut at event " + cut);
        }
    }

    @Test
    void shouldComeBackFromARestartAtAnyEventInThePhaseItWasIn() {
        final Rig live = traffic(SEED + 1, 400);
        final int[] phases = new int[9];
        Arrays.fill(phases, KillPhase.ARMED);
        for (int cut = 4; cut < live.log.size(); cut++) {
            final Rig rig = rebuilt(live.log, cut);
            follow(phases, rig.outputs.getLast());
            final int at = cut;
            final int[] back = restarted(rig, live.log.get(cut - 1).timeNs());
            assertArrayEquals(phases, back, () -> "seed " + (SEED + 1) + ", restart at event " + at);
        }
    }

    private static void follow(final int[] phases, final byte[] output) {
        for (final Output.Kill kill : new Output(output, false, 0, 0).kills) {
            if (kill.to() != KillPhase.RECOVERING) {
                phases[kill.node()] = kill.to();
            }
        }
    }

    private static int[] restarted(final Rig rig, final long timeNs) {
        final int[] back = new int[9];
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        new EpochStartEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .epoch(50);
        final byte[] epoch = new byte[HEADER + EpochStartEncoder.BLOCK_LENGTH];
        buffer.getBytes(0, epoch);
        rig.run(new Rig.Logged(epoch, timeNs, 50));
        follow(back, rig.outputs.getLast());
        final Rig prices = new Rig(Models.standard());
        prices.start();
        for (int i = 1; i < prices.log.size(); i++) {
            rig.run(new Rig.Logged(prices.log.get(i).input(), timeNs, 50));
            follow(back, rig.outputs.getLast());
        }
        return back;
    }

    @Test
    void shouldAcceptNothingInAScopeAfterItsBlock() {
        for (long seed = SEED; seed < SEED + 20; seed++) {
            acceptNothingAfterABlock(seed);
        }
    }

    private static void acceptNothingAfterABlock(final long seed) {
        final Rig rig = Rig.started();
        final Traffic traffic = new Traffic(rig, seed);
        final boolean[] killed = new boolean[9];
        final OrderRequestDecoder request = new OrderRequestDecoder();
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            final Output out = traffic.next();
            if (rig.event.templateId == OrderRequestDecoder.TEMPLATE_ID) {
                request.wrap(rig.event.input, HEADER, OrderRequestDecoder.BLOCK_LENGTH, 1);
                final boolean held = held(killed, request.accountNode());
                final int at = i;
                assertFalse(
                        held && request.kind() != 3 && out.decision().accepted(),
                        () -> "seed " + seed + ", event " + at);
                refused += held ? 1 : 0;
            }
            for (final Output.Kill kill : out.kills) {
                if (kill.to() != KillPhase.RECOVERING) {
                    killed[kill.node()] = KillPhase.holds(kill.to());
                }
            }
        }
        assertTrue(refused > 0, "seed " + seed + " never met a killed scope");
    }

    private static boolean held(final boolean[] killed, final int account) {
        boolean held = false;
        for (final int node : Models.standard().tree().path(account)) {
            held |= killed[node];
        }
        return held;
    }

    @Test
    void shouldLinkEveryDecisionIntoTheChain() {
        final Rig rig = traffic(SEED + 2, 2_000);
        final DecisionChain chain = new DecisionChain();
        int kills = 0;
        for (int i = 0; i < rig.outputs.size(); i++) {
            final UnsafeBuffer input = new UnsafeBuffer(rig.log.get(i).input());
            if (input.getShort(2) == EpochStartEncoder.TEMPLATE_ID) {
                chain.add(input, HEADER, EpochStartEncoder.BLOCK_LENGTH);
            }
            kills += relink(chain, rig.outputs.get(i));
        }
        assertTrue(kills > 10, "only " + kills + " steps of kills");
    }

    private static int relink(final DecisionChain chain, final byte[] output) {
        int kills = 0;
        final UnsafeBuffer buffer = new UnsafeBuffer(output.clone());
        for (int at = 0; at < output.length; at += Integer.BYTES + buffer.getInt(at)) {
            final int message = at + Integer.BYTES;
            final int template = buffer.getShort(message + 2);
            if (template == KillStateEncoder.TEMPLATE_ID) {
                final int field = message + HEADER + KillStateEncoder.chainEncodingOffset();
                final long said = buffer.getLong(field);
                buffer.putLong(field, 0);
                chain.add(buffer, message, buffer.getInt(at));
                assertEquals(chain.value(), said);
                kills++;
            } else if (template != LimitUtilisationEncoder.TEMPLATE_ID) {
                chain.add(buffer, message, buffer.getInt(at));
            }
        }
        return kills;
    }
}
