package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatisticsTest {
    private static final int RESET = 2;
    private static final int CHANNEL_RESET = 2;
    private static final int SEQUENCE_GAP = 1;

    private final List<AtomicCounter> made = new ArrayList<>();
    private final Counters counters = Counters.inMemory();
    private final BookStage stage = new BookStage(SmallFirm.model(), this::counter);
    private final RiskEvent event = new RiskEvent(8);
    private final InputMessages input = new InputMessages(event);

    private AtomicCounter counter(final String name) {
        made.add(counters.counter(name));
        return made.getLast();
    }

    private void run(final InputMessages message) {
        stage.onEvent(message.event, message.event.sequence);
    }

    private InstrumentStatistics statistics() {
        return stage.instrument(3).statistics();
    }

    @ParameterizedTest
    @EnumSource(Statistic.class)
    void shouldKeepEachStatistic(final Statistic statistic) {
        event.ingressTimeNs = 77;
        run(input.statistic(3, statistic.code(), 1_000, 5));
        assertEquals(1_000, statistics().price(statistic));
        assertEquals(5, statistics().quantity(statistic));
        assertEquals(77, statistics().exchangeTimeNs(statistic));
    }

    @Test
    void shouldHaveEveryCodeOnce() {
        final int[] codes =
                Stream.of(Statistic.values()).mapToInt(Statistic::code).sorted().toArray();
        assertArrayEquals(IntStream.range(0, Statistic.COUNT).toArray(), codes);
    }

    @Test
    void shouldKeepTheLast() {
        run(input.statistic(3, Statistic.HIGH.code(), 1_000, 0));
        run(input.statistic(3, Statistic.HIGH.code(), 1_001, 0));
        assertEquals(1_001, statistics().price(Statistic.HIGH));
    }

    @Test
    void shouldHaveNoneBeforeTheFirst() {
        run(input.define(3, 0, 10));
        assertNull(statistics());
    }

    @Test
    void shouldSayWhatWasNotTold() {
        run(input.statistic(3, Statistic.HIGH.code(), 1_000, 0));
        assertEquals(Scale.NULL_PRICE, statistics().price(Statistic.LOW));
        assertEquals(0, statistics().exchangeTimeNs(Statistic.LOW));
    }

    @Test
    void shouldCountAKindItDoesNotKnow() {
        run(input.statistic(3, 200, 1_000, 0));
        final AtomicCounter malformed = made.stream()
                .filter(counter -> counter.label().contains("malformed"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, malformed.get());
    }

    @Test
    void shouldNotTouchTheTop() {
        run(input.define(3, 0, 10));
        run(input.top(3, 99, 101));
        run(input.statistic(3, Statistic.SETTLEMENT.code(), 50, 0));
        assertEquals(99, event.book.bidPrice);
        assertFalse(event.book.updated);
    }

    @Test
    void shouldForgetThemAtAChannelReset() {
        run(input.statistic(3, Statistic.HIGH.code(), 1_000, 0));
        run(input.state(3, RESET, 0, CHANNEL_RESET));
        assertEquals(Scale.NULL_PRICE, statistics().price(Statistic.HIGH));
    }

    @Test
    void shouldKeepThemWhenOnlyTheBookIsReset() {
        run(input.statistic(3, Statistic.HIGH.code(), 1_000, 0));
        run(input.state(3, RESET, 0, SEQUENCE_GAP));
        assertEquals(1_000, statistics().price(Statistic.HIGH));
    }

    @Test
    void shouldForgetThemAtAnEpoch() {
        run(input.statistic(3, Statistic.HIGH.code(), 1_000, 0));
        run(input.epochStart());
        assertEquals(Scale.NULL_PRICE, statistics().price(Statistic.HIGH));
    }
}
