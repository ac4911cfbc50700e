package io.loadline.gateway.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Venue;
import io.loadline.feed.BookAction;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BooksWriterTest {
    private final CaptureBooks books = new CaptureBooks(4, (event, symbol) -> {}, Counters.inMemory());
    private final EventWriter events = new EventWriter(books, new Venue("TEST", 101));

    @BeforeEach
    void defineABookWithImpliedLevels() {
        events.claimDefinition(0)
                .assetClass(EventWriter.code(AssetClass.FUTURE))
                .bookKind((short) 0)
                .symbol("ACME")
                .underlying("")
                .currency("USD")
                .marketDepth(10);
        events.commitDefinition();
        events.beginBook(0, EventWriter.CLEAR, 5);
        events.bookEntry(10 * Scale.PRICE, 3 * Scale.QUANTITY, 2, 1, BookAction.NEW, BookSide.BID);
        events.bookEntry(12 * Scale.PRICE, 4 * Scale.QUANTITY, 1, 1, BookAction.NEW, BookSide.ASK);
        events.bookEntry(11 * Scale.PRICE, 5 * Scale.QUANTITY, -1, 1, BookAction.NEW, BookSide.IMPLIED_BID);
        events.endBook(true);
    }

    @Test
    void shouldKeepImpliedLevelsOutOfTheBook() {
        assertEquals(
                List.of(
                        "instrument,symbol,side,level,price,quantity,orders",
                        "0,ACME,bid,1,10,3,2",
                        "0,ACME,ask,1,12,4,1"),
                written(BooksWriter::writeTops));
    }

    @Test
    void shouldWriteImpliedLevelsApartWithoutACountOfOrders() {
        assertEquals(
                List.of("instrument,symbol,side,level,price,quantity,orders", "0,ACME,bid,1,11,5,"),
                written(BooksWriter::writeImplied));
    }

    private List<String> written(final BiConsumer<BooksWriter, CaptureBooks> write) {
        final StringWriter text = new StringWriter();
        final PrintWriter out = new PrintWriter(text);
        write.accept(new BooksWriter(out), books);
        out.flush();
        return text.toString().lines().toList();
    }
}
