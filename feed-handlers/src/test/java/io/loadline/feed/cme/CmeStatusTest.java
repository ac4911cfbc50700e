package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeHarness.ES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the trading status and requests for quotes become. */
class CmeStatusTest {
    private final CmeHarness feed = new CmeHarness();

    @Test
    void shouldWriteTheStatusOfOneInstrument() {
        feed.started().a(new CmeBytes(2).status(ES, "ES", "", 2));

        assertEquals(List.of("state 0 status status 4 reason 6"), feed.log.take());
    }

    @Test
    void shouldWriteTheStatusOfEveryInstrumentOfAGroup() {
        feed.started().a(new CmeBytes(2).status(CmeBytes.NONE, "ES", "", 21));

        assertEquals(List.of("state 0 status status 1 reason 6", "state 1 status status 1 reason 6"), feed.log.take());
    }

    @Test
    void shouldIgnoreAStatusThatDoesNotChange() {
        feed.started().a(new CmeBytes(2).status(ES, "ES", "", 103)).a(new CmeBytes(3).status(ES, "ES", "", 17));

        assertEquals(List.of(), feed.log.take());
    }

    @Test
    void shouldTellRequestsForQuotes() {
        feed.started()
                .a(new CmeBytes(2)
                        .quoteRequest(300, "1234567890")
                        .asks(ES, 25, 1, 1)
                        .asks(CmeHarness.NQ, Integer.MAX_VALUE, 0, 2)
                        .asks(CmeHarness.NQ, 1, 1, 127));

        assertEquals(
                List.of(
                        "request 0 at 300 buy x 2500000000 open tradeable '1234567890'",
                        "request 1 at 300 sell x 0 open indicative '1234567890'",
                        "request 1 at 300 any side x 100000000 open tradeable '1234567890'"),
                feed.log.take());
    }

    @Test
    void shouldPassOverRequestsForQuotesOfWhatIsNotDefined() {
        feed.started().a(new CmeBytes(2).quoteRequest(300, "1").asks(77, 25, 1, 1));

        assertEquals(List.of(), feed.log.take());
    }

    @Test
    void shouldKeepAWholeNameOfARequest() {
        feed.started()
                .a(new CmeBytes(2).quoteRequest(300, "ABCDEFGHIJKLMNOPQRSTUVW").asks(ES, 25, 1, 1));

        assertEquals(
                List.of("request 0 at 300 buy x 2500000000 open tradeable 'ABCDEFGHIJKLMNOPQRSTUVW'"), feed.log.take());
    }
}
