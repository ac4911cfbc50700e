package io.loadline.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.sun.management.ThreadMXBean;
import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.stage.Stage;
import io.loadline.gateway.journal.DigestLog;
import io.loadline.gateway.journal.LogEnd;
import io.loadline.gateway.journal.Messages;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;

final class PipelineTest {
    private static final Epoch EPOCH = new Epoch(new byte[32], "a build with a name longer than the field");

    private final FakeJournal journal = new FakeJournal();
    private final Messages messages = new Messages(1);
    private final HashingStages stages = new HashingStages();

    @Test
    void shouldLogTheStartOfTheEpochFirst() {
        try (Pipeline pipeline = builder().build()) {
            pipeline.start(journal, DigestLog.NONE, new LogEnd(41, 9, 3), EPOCH);
            assertEquals(List.of(42L), journal.sequences());
            assertEquals(List.of(EpochStartDecoder.TEMPLATE_ID), journal.templates());
        }
    }

    @Test
    void shouldCountEpochsOn() {
        final List<Integer> epochs = new ArrayList<>();
        try (Pipeline pipeline =
                builder().book((event, sequence) -> epochs.add(event.epoch)).build()) {
            pipeline.start(journal, DigestLog.NONE, new LogEnd(41, 9, 3), EPOCH);
            assertEquals(List.of(4), epochs);
        }
    }

    @Test
    void shouldNotGoBehindTheTimeOfTheLog() {
        try (Pipeline pipeline = builder().clock(IngressClock.capture(5)).build()) {
            pipeline.start(journal, DigestLog.NONE, new LogEnd(1, 9, 1), EPOCH);
            assertEquals(List.of(9L), journal.timesNs());
        }
    }

    @Test
    void shouldFlushTheJournalAndNoteTheEndOnClose() {
        final List<Long> clean = new ArrayList<>();
        try (Pipeline pipeline = builder().build()) {
            pipeline.start(journal, noting(clean), LogEnd.EMPTY, EPOCH);
            pipeline.sink().commit(messages.encode(pipeline.sink().claim()));
        }
        assertEquals(1, journal.flushes());
        assertEquals(List.of(2L), clean);
    }

    @Test
    void shouldNotCallAFaultyEndClean() {
        final List<Long> clean = new ArrayList<>();
        try (Pipeline pipeline = builder()
                .regime((event, sequence) -> {
                    throw new IllegalStateException("broken on purpose");
                })
                .build()) {
            pipeline.start(journal, noting(clean), LogEnd.EMPTY, EPOCH);
        }
        assertEquals(List.of(), clean);
    }

    @Test
    void shouldTakeNoEventBeforeTheStart() {
        try (Pipeline pipeline = builder().build()) {
            assertThrows(IllegalStateException.class, () -> pipeline.sink().claim());
        }
    }

    @Test
    void shouldGiveTheSameSlotUntilCommitted() {
        try (Pipeline pipeline = builder().threading(ThreadingMode.SHARED).build()) {
            pipeline.start(journal, DigestLog.NONE, LogEnd.EMPTY, EPOCH);
            final InputSink sink = pipeline.sink();
            assertEquals(sink.claim().addressOffset(), sink.claim().addressOffset());
        }
    }

    @Test
    void shouldRefuseAMessageOfAnotherSchema() {
        try (Pipeline pipeline = builder().build()) {
            pipeline.start(journal, DigestLog.NONE, LogEnd.EMPTY, EPOCH);
            final int length = messages.encode(pipeline.sink().claim());
            pipeline.sink().claim().putShort(4, (short) 999);
            final IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class, () -> pipeline.sink().commit(length));
            assertEquals("message of schema 999 committed; expected 101", e.getMessage());
        }
    }

    @Test
    void shouldNameTheMissingStage() {
        final NullPointerException e = assertThrows(
                NullPointerException.class, () -> builder().limits(null).build());
        assertEquals("stage limits is missing", e.getMessage());
    }

    @Test
    void shouldCountWaitsForAFullRing() {
        final Map<String, AtomicCounter> counters = new ConcurrentHashMap<>();
        final Counters source = Counters.inMemory();
        final Stage slow = (event, sequence) -> {
            while (sequence == 1 && waits(counters) == 0) {
                Thread.onSpinWait();
            }
        };
        try (Pipeline pipeline = stages.into(
                        new PipelineBuilder(1, name -> counters.computeIfAbsent(name, source::counter)))
                .clock(IngressClock.capture(1))
                .threading(ThreadingMode.SHARED)
                .ringSize(4)
                .book(slow)
                .build()) {
            pipeline.start(journal, DigestLog.NONE, LogEnd.EMPTY, EPOCH);
            for (int i = 0; i < 10; i++) {
                pipeline.sink().commit(messages.encode(pipeline.sink().claim()));
            }
        }
        assertTrue(waits(counters) > 0);
        assertEquals(11, journal.sequences().size());
    }

    @Test
    void shouldNameEveryThread() {
        final Map<String, Boolean> names = new ConcurrentHashMap<>();
        final Stage named =
                (event, sequence) -> names.put(Thread.currentThread().getName(), true);
        try (Pipeline pipeline = builder()
                .threading(ThreadingMode.DEDICATED)
                .book(named)
                .pricing(named)
                .var(named)
                .liquidity(named)
                .regime(named)
                .limits(named)
                .output(named)
                .build()) {
            pipeline.start(journal, DigestLog.NONE, LogEnd.EMPTY, EPOCH);
        }
        assertEquals(
                List.of(
                        "loadline-book",
                        "loadline-limits",
                        "loadline-liquidity",
                        "loadline-output",
                        "loadline-pricing",
                        "loadline-regime",
                        "loadline-var"),
                names.keySet().stream().sorted().toList());
    }

    @Test
    void shouldChooseTheModeByTheCores() {
        assertEquals(ThreadingMode.INVOKER, ThreadingMode.forCores(2));
        assertEquals(ThreadingMode.SHARED, ThreadingMode.forCores(4));
        assertEquals(ThreadingMode.DEDICATED, ThreadingMode.forCores(16));
    }

    @Test
    void shouldSpinOnlyWhereACoreIs() {
        assertEquals(BusySpinWaitStrategy.class, Wiring.waitStrategy(4, 4).getClass());
        assertEquals(YieldingWaitStrategy.class, Wiring.waitStrategy(4, 2).getClass());
        assertEquals(SleepingWaitStrategy.class, Wiring.waitStrategy(9, 2).getClass());
    }

    @Test
    void shouldNotAllocatePerEvent() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final IngressClock clock = IngressClock.system();
        try (Pipeline pipeline = builder().clock(clock).build()) {
            pipeline.start(new SilentJournal(), DigestLog.NONE, LogEnd.EMPTY, EPOCH);
            final int length = messages.encode(pipeline.sink().claim());
            publish(pipeline, clock, length, 200_000);
            final long before = threads.getCurrentThreadAllocatedBytes();
            publish(pipeline, clock, length, 200_000);
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < 4_096, "allocated " + allocated + " bytes in 200,000 events");
        }
    }

    private static void publish(final Pipeline pipeline, final IngressClock clock, final int length, final int events) {
        for (int i = 0; i < events; i++) {
            clock.update();
            pipeline.sink().claim();
            pipeline.sink().commit(length);
        }
    }

    private PipelineBuilder builder() {
        return stages.into(new PipelineBuilder(1, Counters.inMemory()))
                .clock(IngressClock.capture(1))
                .threading(ThreadingMode.INVOKER);
    }

    private static long waits(final Map<String, AtomicCounter> counters) {
        final AtomicCounter counter = counters.get("ingress: waits for a full ring");
        return counter == null ? 0 : counter.get();
    }

    private static DigestLog noting(final List<Long> clean) {
        return new DigestLog() {
            @Override
            public void record(final long sequence, final long digest) {}

            @Override
            public void markClean(final long sequence) {
                clean.add(sequence);
            }
        };
    }
}
