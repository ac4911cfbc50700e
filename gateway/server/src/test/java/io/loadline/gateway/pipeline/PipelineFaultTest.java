package io.loadline.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.stage.Stage;
import io.loadline.gateway.journal.DigestLog;
import io.loadline.gateway.journal.LogEnd;
import io.loadline.gateway.journal.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PipelineFaultTest {
    private static final int EVENTS = 300;
    private static final long FAULT_AT = 100;

    private final HashingStages stages = new HashingStages();
    private final FakeJournal journal = new FakeJournal();
    private final List<Long> published = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> blocked = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> urgent = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());
    private final PipelineBuilder builder = stages.into(new PipelineBuilder(1, Counters.inMemory()))
            .clock(IngressClock.capture(1))
            .ringSize(64)
            .output((event, sequence) -> published.add(sequence))
            .faultOutput((event, fault) -> blocked.add(event.sequence))
            .urgentOutput(event -> urgent.add(event.sequence))
            .errorHandler(errors::add);

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldPublishNothingFromTheEventOnThatAStageThrewAt(final ThreadingMode mode) {
        final Pipeline pipeline = run(mode, builder.var(failing(stages.var)));
        assertEquals(range(1, FAULT_AT - 1), published);
        assertEquals(range(FAULT_AT, EVENTS), blocked);
        assertEquals("var", pipeline.fault().stage());
        assertEquals(FAULT_AT, pipeline.fault().sequence());
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldJournalOnAfterAFault(final ThreadingMode mode) {
        run(mode, builder.book(failing(stages.book)));
        assertEquals(range(1, EVENTS), journal.sequences());
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldReportStageAndSequenceOnce(final ThreadingMode mode) {
        run(mode, builder.limits(failing(stages.limits)));
        assertEquals(1, errors.size());
        assertEquals(
                "limits failed at sequence 100: java.lang.ArithmeticException: broken on purpose",
                errors.getFirst().getMessage());
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldBlockTheEventThatTheOutputItselfThrewAt(final ThreadingMode mode) {
        run(mode, builder.output(failing((event, sequence) -> published.add(sequence))));
        assertEquals(range(1, FAULT_AT - 1), published);
        assertEquals(range(FAULT_AT, EVENTS), blocked);
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldPublishNothingThatTheJournalRefused(final ThreadingMode mode) {
        journal.refuseFrom(FAULT_AT);
        final Pipeline pipeline = run(mode, builder);
        assertEquals(range(1, FAULT_AT - 1), published);
        assertEquals(range(FAULT_AT, EVENTS), blocked);
        assertEquals(new PipelineFault("journal", FAULT_AT, "the fake disk is full"), pipeline.fault());
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldLetAKillOutThoughTheJournalRefuses(final ThreadingMode mode) {
        journal.refuseFrom(FAULT_AT);
        run(mode, builder.limits((event, sequence) -> {
            stages.limits.onEvent(event, sequence);
            event.limits.urgent = sequence == FAULT_AT + 50;
        }));
        assertEquals(List.of(FAULT_AT + 50), urgent);
    }

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldLetAKillOutOnce(final ThreadingMode mode) {
        run(mode, builder.limits((event, sequence) -> event.limits.urgent = sequence == 7));
        assertEquals(List.of(7L), urgent);
        assertTrue(published.contains(7L));
    }

    private Pipeline run(final ThreadingMode mode, final PipelineBuilder with) {
        final Messages messages = new Messages(1);
        final Pipeline pipeline = with.threading(mode).build();
        try (pipeline) {
            pipeline.start(journal, DigestLog.NONE, LogEnd.EMPTY, new Epoch(new byte[32], "test"));
            final InputSink sink = pipeline.sink();
            for (int i = 1; i < EVENTS; i++) {
                sink.commit(messages.encode(sink.claim()));
            }
        }
        return pipeline;
    }

    private static Stage failing(final Stage stage) {
        return (event, sequence) -> {
            if (sequence == FAULT_AT) {
                throw new ArithmeticException("broken on purpose");
            }
            stage.onEvent(event, sequence);
        };
    }

    private static List<Long> range(final long from, final long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
