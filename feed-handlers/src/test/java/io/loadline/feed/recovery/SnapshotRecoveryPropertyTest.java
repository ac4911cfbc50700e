package io.loadline.feed.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Books that are one number each, in which every change leaves its mark. Packets are lost, the venue empties books and counts anew, and
 * snapshots come in two pieces with changes between them: whatever happens, a book said to be good is the venue's.
 */
class SnapshotRecoveryPropertyTest implements SnapshotRecovery.Listener, SnapshotRecovery.KeptChange {
    private static final int INSTRUMENTS = 5;

    private final SnapshotRecovery recovery = new SnapshotRecovery(1 << 16, this);
    private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[16]);
    private final List<InstrumentRecovery> instruments = new ArrayList<>();
    private final long[] venue = new long[INSTRUMENTS];
    private final long[] numbers = new long[INSTRUMENTS];
    private final long[] books = new long[INSTRUMENTS];
    private final boolean[] good = new boolean[INSTRUMENTS];
    private final Map<Integer, long[]> open = new HashMap<>();
    private int replayed;

    @ParameterizedTest
    @CsvSource({
        "true, 11",
        "true, 12",
        "true, 13",
        "false, 14",
        "false, 15",
        "true, 21",
        "true, 22",
        "true, 23",
        "true, 24",
        "true, 25",
        "true, 26",
        "true, 27",
        "true, 28",
        "false, 29"
    })
    void shouldNeverCallAWrongBookGood(final boolean numbered, final long seed) {
        final Random random = new Random(seed);
        for (int i = 0; i < INSTRUMENTS; i++) {
            instruments.add(recovery.add());
            recovery.define(instruments.get(i));
        }
        int packet = 1 + random.nextInt(2) * 50;
        recovery.onStart(packet);
        boolean lost = false;
        int goodChecks = 0;
        for (int turn = 0; turn < 30_000; turn++) {
            final boolean lose = random.nextInt(40) == 0;
            if (lost && !lose) {
                recovery.onGap(packet, 0);
            }
            final int event = random.nextInt(1000);
            if (event == 0 && !lose) {
                restart(random, numbered);
                packet = 1;
            }
            if (event < 4) {
                empty(random.nextInt(INSTRUMENTS), packet, lose, random.nextBoolean());
            } else {
                change(random.nextInt(INSTRUMENTS), packet, lose, numbered);
            }
            lost = lose;
            packet++;
            if (!lose) {
                snapshots(random, packet, numbered);
                goodChecks += check("seed " + seed + " turn " + turn);
            }
        }
        assertTrue(goodChecks > 50_000, () -> "books were hardly ever good");
        assertTrue(replayed > 100, () -> "kept changes were hardly ever used");
    }

    private void change(final int i, final int packet, final boolean lose, final boolean numbered) {
        numbers[i]++;
        final long mark = packet * 31L + i;
        venue[i] = venue[i] * 1_000_003 + mark;
        if (lose) {
            return;
        }
        final InstrumentRecovery instrument = instruments.get(i);
        bytes.putInt(0, i);
        bytes.putLong(8, mark);
        final long number = numbered ? numbers[i] : SnapshotRecovery.NO_NUMBER;
        final SnapshotRecovery.Verdict verdict = recovery.onChange(instrument, packet, number, 0, bytes, 0, 16);
        if (verdict == SnapshotRecovery.Verdict.APPLY_TO_EMPTY) {
            books[i] = 0;
        }
        if (verdict == SnapshotRecovery.Verdict.APPLY || verdict == SnapshotRecovery.Verdict.APPLY_TO_EMPTY) {
            books[i] = books[i] * 1_000_003 + mark;
        }
        recovery.onCommitted(instrument, 0);
    }

    /** A lost one must leave a trace: the venue says so in a message of the instrument's count. */
    private void empty(final int i, final int packet, final boolean lose, final boolean recount) {
        if (lose) {
            return;
        }
        venue[i] = 0;
        numbers[i] = recount ? 0 : numbers[i];
        books[i] = 0;
        open.remove(i);
        recovery.onEmptied(instruments.get(i), packet);
        recovery.onCommitted(instruments.get(i), 0);
    }

    private void restart(final Random random, final boolean numbered) {
        final boolean whole = random.nextBoolean();
        recovery.onRestart(whole ? 1 : 2, whole, 0);
        open.clear();
        for (int i = 0; i < INSTRUMENTS; i++) {
            if (random.nextBoolean() && numbered) {
                numbers[i] = 0;
                venue[i] = 0;
            }
        }
    }

    private void snapshots(final Random random, final int nextPacket, final boolean numbered) {
        final int i = random.nextInt(INSTRUMENTS);
        final long[] pending = open.remove(i);
        final InstrumentRecovery instrument = instruments.get(i);
        if (pending != null && random.nextInt(3) > 0) {
            books[i] = pending[0];
            recovery.completeSnapshot(instrument, true, this);
            recovery.onCommitted(instrument, 0);
        } else if (random.nextInt(5) == 0) {
            final long number = numbered ? numbers[i] : SnapshotRecovery.NO_NUMBER;
            if (recovery.beginSnapshot(instrument, nextPacket - 1, number, nextPacket, true)) {
                books[i] = -1;
                open.put(i, new long[] {venue[i]});
            }
        }
    }

    private int check(final String when) {
        int checks = 0;
        for (int i = 0; i < INSTRUMENTS; i++) {
            if (good[i]) {
                checks++;
                final int index = i;
                assertEquals(venue[i], books[i], () -> when + " instrument " + index);
            }
        }
        return checks;
    }

    @Override
    public void onStale(final int index, final int reason, final long timeNs) {
        good[index] = false;
    }

    @Override
    public void onGood(final int index, final long timeNs, final boolean firstTime) {
        good[index] = true;
    }

    @Override
    public void onKept(
            final int packet, final long timeNs, final DirectBuffer buffer, final int offset, final int length) {
        final int i = buffer.getInt(offset);
        books[i] = books[i] * 1_000_003 + buffer.getLong(offset + 8);
        replayed++;
    }
}
