package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineFaultsTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final List<List<Long>> sequences = new ArrayList<>();
    private final List<List<Long>> times = new ArrayList<>();

    @BeforeEach
    void empty() {
        for (int i = 0; i < Line.COUNT; i++) {
            sequences.add(new ArrayList<>());
            times.add(new ArrayList<>());
        }
    }

    private SimulatedExchange run(final LineFaults a, final LineFaults b, final long skewNs) {
        final SimulationSettings settings = SimulationSettings.of(17, 20, Scenario.CALM, 20_000, SECOND_NS)
                .withFaults(List.of(a, b, LineFaults.NONE, LineFaults.NONE))
                .withLineSkewNs(skewNs);
        final SimulatedExchange exchange = SimulatedExchangeTest.exchange(settings);
        exchange.advanceTo(Long.MAX_VALUE, (line, buffer, offset, length, timeNs) -> {
            final long sequence = buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFFFFFFL;
            if (sequence != 0) {
                sequences.get(line).add(sequence);
                times.get(line).add(timeNs);
            }
        });
        return exchange;
    }

    private List<Long> lineA() {
        return sequences.get(Line.INCREMENTAL_A);
    }

    @Test
    void shouldLoseAsManyPacketsAsItCounts() {
        final SimulatedExchange exchange = run(new LineFaults(0.05, 0, 0), LineFaults.NONE, 0);
        assertTrue(exchange.packetsLost(Line.INCREMENTAL_A) > 100, "seed 17");
        assertEquals(exchange.sequenceNumber() - exchange.packetsLost(Line.INCREMENTAL_A), lineA().size());
    }

    @Test
    void shouldLeaveTheOtherLineWhole() {
        final SimulatedExchange exchange = run(new LineFaults(0.05, 0, 0), LineFaults.NONE, 0);
        assertEquals(
                exchange.sequenceNumber(), sequences.get(Line.INCREMENTAL_B).size());
    }

    @Test
    void shouldDecideLossOnEachLineByItself() {
        run(new LineFaults(0.05, 0, 0), new LineFaults(0.05, 0, 0), 0);
        assertNotEquals(lineA(), sequences.get(Line.INCREMENTAL_B));
    }

    @Test
    void shouldSendAsManyDuplicatesAsItCounts() {
        final SimulatedExchange exchange = run(new LineFaults(0, 0.05, 0), LineFaults.NONE, 0);
        assertTrue(exchange.packetsDuplicated(Line.INCREMENTAL_A) > 100, "seed 17");
        assertEquals(exchange.packetsDuplicated(Line.INCREMENTAL_A), lineA().size() - new HashSet<>(lineA()).size());
    }

    @Test
    void shouldSendAsManyPacketsLateAsItCounts() {
        final SimulatedExchange exchange = run(new LineFaults(0, 0, 0.05), LineFaults.NONE, 0);
        long late = 0;
        for (int i = 1; i < lineA().size(); i++) {
            late += lineA().get(i) < lineA().get(i - 1) ? 1 : 0;
        }
        assertTrue(late > 100, "seed 17");
        assertEquals(exchange.packetsReordered(Line.INCREMENTAL_A), late);
    }

    @Test
    void shouldLoseNothingByReordering() {
        final SimulatedExchange exchange = run(new LineFaults(0, 0, 0.05), LineFaults.NONE, 0);
        assertEquals(exchange.sequenceNumber(), new HashSet<>(lineA()).size());
    }

    @Test
    void shouldSendLineBLaterByTheSkew() {
        run(LineFaults.NONE, LineFaults.NONE, 300_000);
        assertEquals(
                times.get(Line.INCREMENTAL_A).get(50) + 300_000,
                times.get(Line.INCREMENTAL_B).get(50));
        assertEquals(lineA(), sequences.get(Line.INCREMENTAL_B));
    }
}
