package io.loadline.gateway.refit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.client.Streams;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.VolatilityFitDecoder;
import io.loadline.codec.output.ConditionalVolatilityEncoder;
import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.VolatilitySection;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.OptionTerms;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.VolatilitySettings;
import io.loadline.gateway.config.RefitSettings;
import io.loadline.gateway.egress.TestModel;
import io.loadline.varengine.volatility.VolatilityFit;
import io.loadline.varengine.volatility.VolatilityModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VolatilityRefitsTest {
    private static final long SEED = 11;
    private static final int DAYS = 400;
    private static final int WINDOW = 300;
    private static final int LEAST = 100;
    private static final long INTERVAL_NS = 1_000;
    private static final double BARS_A_DAY = 4;
    private static final VolatilityModel MODEL = VolatilityModel.garch();
    /** Columns of the history. */
    private static final int CLUSTERING = 0;

    private static final int CONSTANT = 1;

    private final List<UnsafeBuffer> logged = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private final InputSink sink = new InputSink() {
        private final UnsafeBuffer slot = new UnsafeBuffer(ByteBuffer.allocateDirect(MAX_LENGTH));

        @Override
        public MutableDirectBuffer claim() {
            return slot;
        }

        @Override
        public void commit(final int length) {
            final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
            copy.putBytes(0, slot, 0, length);
            logged.add(copy);
        }
    };
    private VolatilityRefits refits;
    private PriceHistory history;

    /** Instruments: 0 with a history, 1 with one that never moves, 2 with none, 3 an option. */
    private void open(final boolean withHistory) {
        final RiskModel plain = TestModel.of(1, 4);
        final double[][] prices = new double[2][DAYS + 1];
        final Random random = new Random(SEED);
        double variance = 1e-4;
        double price = 100;
        for (int day = 0; day <= DAYS; day++) {
            prices[CLUSTERING][day] = price;
            prices[CONSTANT][day] = 50;
            final double error = Math.sqrt(variance) * random.nextGaussian();
            price *= Math.exp(error);
            variance = 2e-6 + 0.15 * error * error + 0.8 * variance;
        }
        history = new PriceHistory(List.of("A", "B"), List.of(ReturnKind.LOG, ReturnKind.LOG), prices);
        final List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            final OptionTerms option = i == 3 ? new OptionTerms(0, true, 100, Long.MAX_VALUE) : null;
            final Instrument like = plain.instruments().get(i);
            instruments.add(new Instrument(
                    i,
                    "I" + i,
                    like.venue(),
                    i == 3 ? AssetClass.OPTION : AssetClass.FUTURE,
                    0,
                    1,
                    true,
                    i < 2 ? i : -1,
                    1e6,
                    0.01,
                    option));
        }
        final RiskModel model = new RiskModel(
                0,
                plain.currencies(),
                instruments,
                plain.tree(),
                List.of(),
                List.of(),
                history,
                new int[0],
                plain.settings()
                        .withVolatility(new VolatilitySettings(1_000_000_000L, 0, BARS_A_DAY, 252, 1_000_000_000L)));
        refits = new VolatilityRefits(
                model,
                new RefitSettings(MODEL, 4, WINDOW, LEAST, INTERVAL_NS, withHistory, 1),
                Counters.inMemory(),
                error -> errors.add(String.valueOf(error.getMessage())));
        refits.sink(sink);
    }

    @AfterEach
    void close() {
        refits.close();
    }

    /** Polls at one time of the log until the round that it begins has ended. Returns what it logged. */
    private List<VolatilityFitDecoder> round(final long nowNs) {
        logged.clear();
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        do {
            refits.poll(nowNs);
            assertTrue(System.nanoTime() - deadlineNs < 0, "the round took more than a minute");
            Thread.onSpinWait();
        } while (refits.isBusy());
        return logged.stream()
                .map(message -> new VolatilityFitDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder()))
                .toList();
    }

    private double[] live(final int instrument, final int size) {
        final Random random = new Random(SEED + instrument);
        final double[] returns = new double[size];
        for (int i = 0; i < size; i++) {
            returns[i] = 0.001 * random.nextGaussian();
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
            new ConditionalVolatilityEncoder()
                    .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                    .instrumentId(instrument)
                    .cause((short) VolatilitySection.BAR)
                    .barReturn(returns[i]);
            refits.output().onMessage(Streams.BOOK, buffer, 0, buffer.capacity());
        }
        return returns;
    }

    private static VolatilityFitDecoder of(final int instrument, final List<VolatilityFitDecoder> fits) {
        return fits.stream()
                .filter(fit -> fit.instrumentId() == instrument)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing of instrument " + instrument));
    }

    private double[] scaledHistory(final int size) {
        final double[] daily = history.returns(CLUSTERING);
        return Arrays.stream(daily, daily.length - size, daily.length)
                .map(value -> value / Math.sqrt(BARS_A_DAY))
                .toArray();
    }

    private static void assertIs(final VolatilityFit expected, final VolatilityFitDecoder given) {
        assertEquals(VolatilitySection.CONVERGED, given.outcome());
        assertEquals(expected.parameter("mu"), given.mu());
        assertEquals(expected.parameter("omega"), given.omega());
        assertEquals(expected.parameter("alpha"), given.alpha());
        assertEquals(0, given.gamma());
        assertEquals(expected.parameter("beta"), given.beta());
        assertEquals(expected.path().nextVariance(), given.nextVariance());
        assertEquals(expected.logLikelihood(), given.logLikelihood());
    }

    @Test
    void shouldFitTheDailyHistoryScaledToTheBarBeforeTheFirstReturn() {
        open(true);
        final VolatilityFitDecoder fit = of(0, round(0));
        assertIs(MODEL.fit(scaledHistory(WINDOW)), fit);
        assertEquals(WINDOW, fit.returns());
        assertEquals(WINDOW, fit.seeds());
        assertEquals(0, fit.returnSequence());
        assertEquals(4, fit.horizonBars());
    }

    @Test
    void shouldFitTheLatestReturnsAndFillTheWindowWithHistory() {
        open(true);
        final double[] live = live(0, 120);
        final double[] window = Arrays.copyOf(scaledHistory(WINDOW - 120), WINDOW);
        System.arraycopy(live, 0, window, WINDOW - 120, 120);
        final VolatilityFitDecoder fit = of(0, round(0));
        assertIs(MODEL.fit(window), fit);
        assertEquals(WINDOW - 120, fit.seeds());
        assertEquals(120, fit.returnSequence());
    }

    @Test
    void shouldLeaveTheHistoryOnceTheWindowIsFullOfReturns() {
        open(true);
        final double[] live = live(2, WINDOW + 50);
        final VolatilityFitDecoder fit = of(2, round(0));
        assertIs(MODEL.fit(Arrays.copyOfRange(live, 50, WINDOW + 50)), fit);
        assertEquals(0, fit.seeds());
        assertEquals(WINDOW + 50, fit.returnSequence());
    }

    @Test
    void shouldNameASeriesThatIsRefused() {
        open(true);
        final VolatilityFitDecoder fit = of(1, round(0));
        assertEquals(VolatilitySection.REFUSED, fit.outcome());
        assertTrue(Double.isNaN(fit.omega()) && !fit.reason().isEmpty(), fit::reason);
        assertTrue(errors.stream().anyMatch(error -> error.startsWith("volatility of I1: ")), errors::toString);
        assertTrue(errors.stream().noneMatch(error -> error.contains("I0")), errors::toString);
    }

    @Test
    void shouldSayOnceThatThereAreTooFewReturns() {
        open(false);
        live(2, LEAST - 1);
        final List<VolatilityFitDecoder> first = round(0);
        assertEquals(3, first.size());
        assertEquals(VolatilitySection.TOO_FEW, of(2, first).outcome());
        assertEquals(LEAST - 1, of(2, first).returns());
        assertEquals("fewer than " + LEAST + " returns", of(2, first).reason());
        assertEquals(0, round(INTERVAL_NS).size());
        live(2, 1);
        assertEquals(VolatilitySection.CONVERGED, of(2, round(2 * INTERVAL_NS)).outcome());
        assertTrue(errors.isEmpty(), errors::toString);
    }

    @Test
    void shouldFitAgainOnlyAfterTheIntervalAndNewReturns() {
        open(true);
        assertEquals(3, round(0).size());
        assertEquals(0, round(INTERVAL_NS).size());
        live(0, 1);
        assertEquals(0, round(2 * INTERVAL_NS - 1).size());
        final List<VolatilityFitDecoder> second = round(2 * INTERVAL_NS);
        assertEquals(1, second.size());
        assertEquals(0, second.getFirst().instrumentId());
    }

    @Test
    void shouldFollowNoOption() {
        open(true);
        assertTrue(round(0).stream().noneMatch(fit -> fit.instrumentId() == 3));
    }
}
