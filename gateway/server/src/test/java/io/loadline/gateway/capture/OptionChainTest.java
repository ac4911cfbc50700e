package io.loadline.gateway.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.book.BookStage;
import io.loadline.book.PricingStage;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.TimerEncoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.SurfaceSection;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Currency;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.NodeLevel;
import io.loadline.core.model.OptionTerms;
import io.loadline.core.model.PortfolioNode;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.model.Venue;
import io.loadline.core.pricing.surface.Svi;
import io.loadline.core.pricing.surface.VolatilitySurface;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smiles of whole chains of two-sided quotes with everything that is wrong with them, from a capture and live. */
final class OptionChainTest {
    private static final double FORWARD_ERROR = 3e-4;
    private static final double VOLATILITY_ERROR = 0.004;
    private static final double LEAST_WITHIN_SPREAD = 0.95;
    private static final double MOST_WIDTHS = 0.5;

    /** One smile however it was found. */
    private record Found(double forward, String source, double years, Svi svi, double rmsWidths, int used) {}

    private static void assertSurface(final OptionChain chain, final List<Found> surface, final long seed) {
        assertEquals(OptionChain.expiries(), surface.size());
        Svi near = null;
        for (int expiry = 0; expiry < surface.size(); expiry++) {
            final Found found = surface.get(expiry);
            final String at = "seed " + seed + ", expiry " + expiry + ": " + found;
            assertEquals(expiry == OptionChain.QUARTER ? "future" : "parity", found.source(), at);
            assertEquals(1, found.forward() / OptionChain.forward(expiry), FORWARD_ERROR, at);
            assertEquals(
                    OptionChain.volatility(expiry, found.forward()),
                    found.svi().volatility(0, found.years()),
                    VOLATILITY_ERROR,
                    at);
            assertTrue(found.rmsWidths() < MOST_WIDTHS, at);
            assertTrue(found.used() >= 15, at);
            final double share = chain.shareWithinSpread(expiry, found.svi(), found.forward(), found.years());
            assertTrue(share >= LEAST_WITHIN_SPREAD, share + " within their spread, " + at);
            assertTrue(found.svi().isButterflyFree(), at);
            assertFalse(near != null && VolatilitySurface.crosses(near, found.svi()), at);
            near = found.svi();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldFitACaptureWithinItsSpreadsAndWithoutArbitrage(final long seed) {
        final OptionChain chain = new OptionChain(seed);
        final CaptureBooks books = new CaptureBooks(4_096, (event, symbol) -> {}, Counters.inMemory());
        chain.send(books);
        final List<Found> surface = new ArrayList<>();
        for (final CaptureSmile row : CaptureSurface.of(books)) {
            assertEquals("books", row.source());
            assertTrue(row.calendarFree());
            surface.add(new Found(
                    row.forward(),
                    row.forwardSource().equals("BTC-QUARTER") ? "future" : row.forwardSource(),
                    row.smile().years(),
                    row.smile().smile(),
                    row.smile().residuals().rmsWidths(),
                    row.smile().used()));
        }
        assertSurface(chain, surface, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldFitTheSameLive(final long seed) {
        final OptionChain chain = new OptionChain(seed);
        for (final OptionChain.Flaw flaw : OptionChain.Flaw.values()) {
            assertTrue(chain.count(flaw) > 3, flaw + " " + chain.count(flaw));
        }
        final Live live = new Live(model(chain));
        chain.send(live);
        final Found[] last = new Found[OptionChain.expiries()];
        for (int i = 0; i < 3 * OptionChain.expiries(); i++) {
            final SurfaceSection told = live.turn();
            if (told.smile >= 0) {
                assertEquals(SurfaceSection.GOOD, told.state);
                assertEquals(SurfaceSection.GOOD, told.forwardState);
                last[told.smile] = new Found(
                        told.fitForward,
                        told.forwardSource == SurfaceSection.FUTURE ? "future" : "parity",
                        told.years,
                        new Svi(told.a, told.b, told.rho, told.m, told.sigma),
                        told.rmsResidualWidths,
                        told.quotesUsed);
            }
        }
        for (final Found found : last) {
            assertNotNull(found);
        }
        assertSurface(chain, List.of(last), seed);
    }

    private static RiskModel model(final OptionChain chain) {
        final List<Instrument> instruments = new ArrayList<>();
        instruments.add(instrument(OptionChain.PERPETUAL, "BTC-PERPETUAL", null));
        instruments.add(instrument(OptionChain.DATED_FUTURE, "BTC-QUARTER", null));
        for (final OptionChain.Quote quote : chain.quotes()) {
            instruments.add(instrument(
                    quote.instrument(),
                    "O" + quote.instrument(),
                    new OptionTerms(
                            OptionChain.PERPETUAL,
                            quote.call(),
                            quote.strike(),
                            OptionChain.expiryNs(quote.expiry()))));
        }
        return new RiskModel(
                0,
                List.of(
                        new Currency("USD", -1, false, 1),
                        new Currency("BTC", OptionChain.PERPETUAL, false, OptionChain.SPOT)),
                instruments,
                new PortfolioTree(List.of(
                        new PortfolioNode(0, "firm", NodeLevel.FIRM, -1),
                        new PortfolioNode(1, "a", NodeLevel.ACCOUNT, 0))),
                List.of(),
                List.of(),
                new PriceHistory(List.of("btc"), List.of(ReturnKind.LOG), new double[][] {{1, 2, 3}}),
                new int[] {OptionChain.PERPETUAL},
                RiskSettings.defaults());
    }

    private static Instrument instrument(final int id, final String symbol, final OptionTerms option) {
        final boolean future = option == null;
        return new Instrument(
                id,
                symbol,
                Venue.NONE,
                future ? AssetClass.FUTURE : AssetClass.OPTION,
                1,
                1,
                future,
                future ? 0 : -1,
                1e6,
                0.01,
                option,
                future);
    }

    /** The book and pricing stages, an event at a time. */
    private static final class Live implements InputSink {
        private static final long TURN_NS = 50_000_000;

        private final RiskEvent event = new RiskEvent(2);
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final BookStage books;
        private final PricingStage pricing;

        private Live(final RiskModel model) {
            books = new BookStage(model, Counters.inMemory());
            pricing = new PricingStage(model, Counters.inMemory());
            event.epoch = 1;
            event.ingressTimeNs = OptionChain.NOW_NS;
        }

        @Override
        public MutableDirectBuffer claim() {
            return event.input;
        }

        @Override
        public void commit(final int length) {
            header.wrap(event.input, 0);
            event.sequence++;
            event.templateId = header.templateId();
            event.length = length;
            books.onEvent(event, event.sequence);
            pricing.onEvent(event, event.sequence);
        }

        private SurfaceSection turn() {
            event.ingressTimeNs += TURN_NS;
            final TimerEncoder timer =
                    new TimerEncoder().wrapAndApplyHeader(event.input, 0, new MessageHeaderEncoder());
            timer.periodNs(TURN_NS);
            commit(MessageHeaderEncoder.ENCODED_LENGTH + timer.encodedLength());
            return event.surface;
        }
    }
}
