package io.loadline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.Scale;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegsWriterTest {
    private static final Venue VENUE = new Venue("TEST", 101);

    private final EventLog log = new EventLog();
    private final InstrumentDirectory directory = new InstrumentDirectory(List.of(), 8);
    private final LegsWriter writer = new LegsWriter(log, VENUE, directory);

    private void write(final int legs) {
        writer.begin(7, legs);
        for (int i = 0; i < legs; i++) {
            writer.leg(1_000 + i, Scale.QUANTITY, Scale.NULL_PRICE, Scale.NULL_PRICE);
        }
    }

    @Test
    void shouldNameTheInstrumentOfALegThatIsDefined() {
        directory.define(VENUE, 1_000, "LEG");
        write(2);
        assertEquals(List.of("legs 7 [#1000 is 0 ratio 100000000] [#1001 is -1 ratio 100000000]"), log.lines());
    }

    @Test
    void shouldSayThatThereAreNone() {
        write(0);
        assertEquals(List.of("legs 7"), log.lines());
    }

    @Test
    void shouldFillOneMessage() {
        write(LegsWriter.MOST);
        assertEquals(1, log.lines().size());
    }

    @Test
    void shouldGoOnInFurtherMessages() {
        write(2 * LegsWriter.MOST + 1);
        assertEquals(3, log.lines().size());
        assertEquals("legs 7 further [#1100 is -1 ratio 100000000]", log.lines().getLast());
    }

    @Test
    void shouldStartAnewAfterTheLastLeg() {
        write(LegsWriter.MOST + 1);
        log.take();
        write(1);
        assertEquals(List.of("legs 7 [#1000 is -1 ratio 100000000]"), log.lines());
    }
}
