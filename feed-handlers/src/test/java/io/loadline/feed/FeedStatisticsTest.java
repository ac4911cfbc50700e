package io.loadline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.counter.Counters;
import io.loadline.core.model.Venue;
import org.junit.jupiter.api.Test;

class FeedStatisticsTest {
    private final FeedStatistics statistics =
            new FeedStatistics(new Venue("TEST", 101), Counters.inMemory(), new String[0]);

    @Test
    void shouldAddWhatGapsLost() {
        statistics.gap(3);
        statistics.gap(4);
        assertEquals(2, statistics.report().gaps());
        assertEquals(7, statistics.report().lostPackets());
    }

    @Test
    void shouldStopCountingAtTheLargestNumber() {
        statistics.gap(Long.MAX_VALUE);
        statistics.gap(1);
        assertEquals(Long.MAX_VALUE, statistics.report().lostPackets());
        statistics.gap(-1);
        assertEquals(Long.MAX_VALUE, statistics.report().lostPackets());
    }
}
