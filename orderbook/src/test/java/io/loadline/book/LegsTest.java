package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;

class LegsTest {
    private static final int SPREAD = 3;
    private static final long FRONT = 1_001;
    private static final long BACK = 1_002;

    private final Map<String, AtomicCounter> made = new HashMap<>();
    private final Counters counters = Counters.inMemory();
    private final BookStage stage = new BookStage(SmallFirm.model(), this::counter);
    private final RiskEvent event = new RiskEvent(8);
    private final InputMessages input = new InputMessages(event);

    private AtomicCounter counter(final String name) {
        return made.computeIfAbsent(name, counters::counter);
    }

    private void run(final InputMessages message) {
        stage.onEvent(message.event, message.event.sequence);
    }

    private InstrumentLegs legs() {
        return stage.instrument(SPREAD).legs();
    }

    private static InputMessages.Leg leg(final long security, final long ratio, final int instrument) {
        return new InputMessages.Leg(security, ratio, Scale.NULL_PRICE, Scale.NULL_PRICE, instrument);
    }

    private void spread() {
        run(input.legs(SPREAD, 0, leg(FRONT, Scale.QUANTITY, -1), leg(BACK, -2 * Scale.QUANTITY, -1)));
    }

    @Test
    void shouldKeepWhatTheVenueTold() {
        run(input.legs(SPREAD, 0, new InputMessages.Leg(FRONT, -3, 55, 66, 7)));
        assertEquals(1, legs().count());
        assertEquals(FRONT, legs().securityId(0));
        assertEquals(-3, legs().ratio(0));
        assertEquals(55, legs().price(0));
        assertEquals(66, legs().delta(0));
        assertEquals(7, legs().instrument(0));
    }

    @Test
    void shouldHaveNoneBeforeTheFirst() {
        run(input.define(SPREAD, 0, 10));
        assertNull(legs());
    }

    @Test
    void shouldFindALegThatIsDefinedLater() {
        spread();
        assertEquals(InstrumentLegs.UNKNOWN, legs().instrument(1));
        run(input.define(5, BACK));
        assertEquals(InstrumentLegs.UNKNOWN, legs().instrument(0));
        assertEquals(5, legs().instrument(1));
    }

    @Test
    void shouldFollowALegThatBecomesAnotherInstrument() {
        run(input.define(5, BACK));
        spread();
        run(input.define(2, BACK));
        assertEquals(2, legs().instrument(1));
    }

    @Test
    void shouldNotTakeTheNumberOfAnotherVenueForALeg() {
        spread();
        run(input.define(5, BACK).venue(2));
        assertEquals(InstrumentLegs.UNKNOWN, legs().instrument(1));
    }

    @Test
    void shouldReplaceThemByThoseToldAgain() {
        spread();
        run(input.legs(SPREAD, 0, leg(BACK, 9, -1)));
        assertEquals(1, legs().count());
        assertEquals(9, legs().ratio(0));
    }

    @Test
    void shouldHaveNoneWhenToldSo() {
        spread();
        run(input.legs(SPREAD, 0));
        assertEquals(0, legs().count());
    }

    @Test
    void shouldAddFurtherOnes() {
        spread();
        for (int i = 0; i < 10; i++) {
            run(input.legs(SPREAD, 1, leg(50 + i, i, -1)));
        }
        assertEquals(12, legs().count());
        assertEquals(FRONT, legs().securityId(0));
        assertEquals(59, legs().securityId(11));
    }

    @Test
    void shouldForgetThemAtAnEpoch() {
        spread();
        run(input.epochStart());
        assertEquals(0, legs().count());
    }

    @Test
    void shouldLeaveThemAsTheyWereWhenTheGroupIsLongerThanTheMessage() {
        spread();
        final InputMessages cut = input.legs(SPREAD, 0, leg(BACK, 9, -1));
        event.length--;
        run(cut);
        assertEquals(2, legs().count());
        assertEquals(1, made.get("book: malformed messages").get());
        assertEquals(1, made.get("book: legs told").get());
    }

    @Test
    void shouldNotTouchTheTop() {
        run(input.define(SPREAD, 0, 10));
        run(input.top(SPREAD, 99, 101));
        spread();
        assertEquals(99, event.book.bidPrice);
        assertFalse(event.book.updated);
        assertFalse(event.features.sampled);
    }

    @Test
    void shouldRefuseALegThatIsNotThere() {
        spread();
        assertEquals(
                "leg 2 given; expected 0 to 1",
                assertThrows(IndexOutOfBoundsException.class, () -> legs().ratio(2))
                        .getMessage());
    }
}
