package io.loadline.gateway.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Venue;
import io.loadline.feed.EventWriter;
import io.loadline.feed.StatisticKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsWriterTest {
    @Test
    void shouldWriteTheLastOfEachThatWasTold() {
        final CaptureBooks books = new CaptureBooks(4, (event, symbol) -> {}, Counters.inMemory());
        final EventWriter events = new EventWriter(books, new Venue("TEST", 101));
        events.claimDefinition(0)
                .assetClass(EventWriter.code(AssetClass.EQUITY))
                .bookKind((short) 1)
                .symbol("ACME")
                .underlying("")
                .currency("USD");
        events.commitDefinition();
        events.statistic(0, StatisticKind.AUCTION_REFERENCE, 5, Scale.PRICE, 300 * Scale.QUANTITY);
        events.statistic(0, StatisticKind.AUCTION_REFERENCE, 6, 2 * Scale.PRICE, 400 * Scale.QUANTITY);
        events.statistic(0, StatisticKind.IMBALANCE, 6, Scale.NULL_PRICE, -7 * Scale.QUANTITY);
        final StringWriter text = new StringWriter();
        final PrintWriter out = new PrintWriter(text);
        new StatisticsWriter(out).write(books);
        out.flush();
        assertEquals(
                List.of(
                        "instrument,symbol,statistic,price,quantity,exchangeTimeNs",
                        "0,ACME,imbalance,,-7,6",
                        "0,ACME,auction-reference,2,400,6"),
                text.toString().lines().toList());
    }
}
