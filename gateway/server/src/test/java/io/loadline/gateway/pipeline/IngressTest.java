package io.loadline.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.codec.input.HealthReportDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.TimerDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;

final class IngressTest {
    private static final long PERIOD_NS = IngressTimer.PERIOD_NS;
    private static final long START_NS = 1_000 * PERIOD_NS;

    private final ListSink sink = new ListSink();
    private final List<Long> timesNs = new ArrayList<>();
    private long machineNs = START_NS;

    @Test
    void shouldNeverGoBack() {
        final IngressClock clock = IngressClock.system(() -> machineNs, () -> 0);
        machineNs = START_NS + 100;
        clock.update();
        machineNs = START_NS + 50;
        clock.update();
        assertEquals(START_NS + 100, clock.timeNs());
    }

    @Test
    void shouldStandStillDuringADutyCycle() {
        final IngressClock clock = IngressClock.system(() -> machineNs++, () -> 0);
        clock.update();
        assertEquals(clock.timeNs(), clock.timeNs());
    }

    @Test
    void shouldFollowThePacketsOfACapture() {
        final IngressClock clock = IngressClock.capture(START_NS);
        clock.advanceTo(START_NS + 7);
        clock.advanceTo(START_NS + 3);
        assertEquals(START_NS + 7, clock.timeNs());
    }

    @Test
    void shouldStampTimersWithTheTimeTheyFellDue() {
        final IngressClock clock = timed(IngressClock.capture(START_NS + 1));
        clock.advanceTo(START_NS + 3 * PERIOD_NS + 5);
        assertEquals(List.of(START_NS + PERIOD_NS, START_NS + 2 * PERIOD_NS, START_NS + 3 * PERIOD_NS), timesNs);
        assertEquals(START_NS + 3 * PERIOD_NS + 5, clock.timeNs());
    }

    @Test
    void shouldGoOnWithTheNextTimer() {
        final IngressClock clock = timed(IngressClock.capture(START_NS));
        clock.advanceTo(START_NS + PERIOD_NS);
        clock.advanceTo(START_NS + PERIOD_NS + 1);
        clock.advanceTo(START_NS + 2 * PERIOD_NS);
        assertEquals(List.of(START_NS + PERIOD_NS, START_NS + 2 * PERIOD_NS), timesNs);
    }

    @Test
    void shouldBoundTheTimersOfALeap() {
        final IngressClock clock = timed(IngressClock.capture(START_NS));
        final long leapNs = 10_000 * PERIOD_NS;
        clock.advanceTo(START_NS + leapNs);
        assertEquals(IngressTimer.MAX_CATCH_UP, timesNs.size());
        clock.advanceTo(START_NS + leapNs + PERIOD_NS);
        assertEquals(START_NS + leapNs + PERIOD_NS, timesNs.getLast());
        assertEquals(IngressTimer.MAX_CATCH_UP + 1, timesNs.size());
    }

    @Test
    void shouldLogTimersBeforeTheMessagesBehindThem() {
        final IngressClock clock = timed(IngressClock.system(() -> machineNs, () -> 0));
        final IngressSource source = nowNs -> {
            sink.claim().putLong(0, 0);
            sink.commit(8);
            return 1;
        };
        machineNs += PERIOD_NS;
        new IngressAgent(clock, List.of(source), error -> {}, Counters.inMemory()).doWork();
        assertEquals(List.of(TimerDecoder.TEMPLATE_ID, 0), sink.templates());
    }

    @Test
    void shouldPollTheOtherSourcesWhenOneThrows() {
        final List<Throwable> errors = new ArrayList<>();
        final List<String> polled = new ArrayList<>();
        final IngressSource broken = nowNs -> {
            throw new IllegalStateException("broken on purpose");
        };
        final IngressSource sound = nowNs -> {
            polled.add("sound");
            return 2;
        };
        final IngressAgent agent =
                new IngressAgent(IngressClock.capture(0), List.of(broken, sound), errors::add, Counters.inMemory());
        assertEquals(2, agent.doWork());
        assertEquals(List.of("sound"), polled);
        assertEquals("broken on purpose", errors.getFirst().getMessage());
    }

    @Test
    void shouldReportAFailingJournalAtOnceAndHealthOncePerPeriod() {
        final FakeHealth health = new FakeHealth();
        final HealthReporter reporter = new HealthReporter(sink, health, 100);
        reporter.poll(0);
        reporter.poll(50);
        assertEquals(1, sink.messages().size());
        health.journalHealthy = false;
        reporter.poll(51);
        assertEquals(2, sink.messages().size());
        reporter.poll(150);
        assertEquals(2, sink.messages().size());
        reporter.poll(151);
        assertEquals(3, sink.messages().size());
        final HealthReportDecoder report = new HealthReportDecoder();
        report.wrapAndApplyHeader(sink.messages().get(1), 0, new MessageHeaderDecoder());
        assertEquals(0, report.journalHealthy());
        assertEquals(0.5, report.freeDiskRatio());
    }

    private IngressClock timed(final IngressClock clock) {
        new IngressTimer(
                clock,
                new InputSink() {
                    @Override
                    public MutableDirectBuffer claim() {
                        return sink.claim();
                    }

                    @Override
                    public void commit(final int length) {
                        timesNs.add(clock.timeNs());
                        sink.commit(length);
                    }
                },
                PERIOD_NS,
                Counters.inMemory());
        return clock;
    }

    private static final class FakeHealth implements HealthSource {
        private boolean journalHealthy = true;

        @Override
        public double freeDiskRatio() {
            return 0.5;
        }

        @Override
        public long freeDiskBytes() {
            return 1;
        }

        @Override
        public long clockOffsetNs() {
            return Long.MIN_VALUE;
        }

        @Override
        public boolean journalHealthy() {
            return journalHealthy;
        }
    }
}
