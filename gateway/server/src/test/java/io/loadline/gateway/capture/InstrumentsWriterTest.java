package io.loadline.gateway.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Venue;
import io.loadline.feed.EventWriter;
import io.loadline.feed.LegsWriter;
import io.loadline.feed.StateChange;
import io.loadline.feed.StateReason;
import io.loadline.feed.TradingStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentsWriterTest {
    private static final Venue VENUE = new Venue("TEST", 101);
    private static final long NONE = Scale.NULL_PRICE;

    private final CaptureBooks books = new CaptureBooks(16, (event, symbol) -> {}, Counters.inMemory());
    private final InstrumentDirectory directory = new InstrumentDirectory(List.of(), 16);
    private final EventWriter events = new EventWriter(books, VENUE);
    private final LegsWriter legs = new LegsWriter(books, VENUE, directory);

    private void define(final long security, final String symbol, final int option, final long expiryNs) {
        events.claimDefinition(directory.define(VENUE, security, symbol))
                .assetClass(EventWriter.code(option > 0 ? AssetClass.OPTION : AssetClass.FUTURE))
                .bookKind((short) 1)
                .optionType((short) option)
                .exerciseStyle((short) (option > 0 ? 2 : 0))
                .securityId(security)
                .priceIncrement(Scale.PRICE / 4)
                .multiplier(50 * Scale.PRICE)
                .strike(option * 5_000L * Scale.PRICE)
                .expiryNs(expiryNs)
                .symbol(symbol)
                .underlying("ES")
                .currency("USD")
                .marketDepth(10);
        events.commitDefinition();
    }

    private List<String> rows() {
        final StringWriter text = new StringWriter();
        final PrintWriter out = new PrintWriter(text);
        new InstrumentsWriter(out).write(books);
        out.flush();
        return text.toString().lines().skip(1).toList();
    }

    @Test
    void shouldWriteEachDefinition() {
        define(7, "ESZ5", 0, 0);
        define(8, "ESZ5 C5000", 1, 1_700_000_000_000_000_000L);
        assertEquals(
                List.of(
                        "0,7,ESZ5,future,price,0.25,50,,,,ES,USD,,,good",
                        "1,8,ESZ5 C5000,option,price,0.25,50,call,5000,2023-11-14T22:13:20Z,ES,USD,,american,good"),
                rows());
    }

    @Test
    void shouldWriteTheLastDefinition() {
        define(7, "ESZ5", 0, 0);
        define(7, "ESZ5", 2, 0);
        assertEquals(List.of("0,7,ESZ5,option,price,0.25,50,put,10000,,ES,USD,,american,good"), rows());
    }

    @Test
    void shouldNameTheLegsAlsoThoseDefinedLater() {
        define(7, "FRONT-BACK", 0, 0);
        legs.begin(0, 3);
        legs.leg(8, Scale.QUANTITY, NONE, NONE);
        legs.leg(9, -Scale.QUANTITY / 2, 4_512 * Scale.PRICE, NONE);
        legs.leg(10, 2 * Scale.QUANTITY, NONE, NONE);
        define(8, "FRONT", 0, 0);
        define(9, "BACK", 0, 0);
        assertEquals(
                "0,7,FRONT-BACK,future,price,0.25,50,,,,ES,USD,FRONT*1;BACK*-0.5@4512;#10*2,,good", rows().getFirst());
        assertEquals(1, books.instrumentsWithLegs());
    }

    @Test
    void shouldSayThatABookIsStale() {
        define(7, "ESZ5", 0, 0);
        events.state(0, StateChange.STALE, TradingStatus.OPEN, StateReason.SEQUENCE_GAP, 5);
        assertEquals("0,7,ESZ5,future,price,0.25,50,,,,ES,USD,,,stale", rows().getFirst());
    }

    @Test
    void shouldPutATextWithACommaInQuotes() {
        define(7, "A,\"B\"", 0, 0);
        assertEquals("0,7,\"A,\"\"B\"\"\",future,price,0.25,50,,,,ES,USD,,,good", rows().getFirst());
    }
}
