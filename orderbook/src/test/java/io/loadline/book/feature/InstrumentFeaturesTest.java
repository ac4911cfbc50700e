package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.core.event.FeatureSection;
import io.loadline.core.model.FeatureSettings;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentFeaturesTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final long TICK = 250_000_000L;
    private static final long START_NS = 1_700_000_000_123_456_789L;
    private static final double RELATIVE = 1e-8;
    /** Kept by twins of their own: {@code VolumeProfileTest}, {@code VolumeBucketsTest}, {@code MicroPriceTest}; depth is the book's. */
    private static final Set<String> ELSEWHERE = Set.of(
            "instrument",
            "sampled",
            "bidDepthNear",
            "askDepthNear",
            "volumeShare",
            "relativeVolume",
            "vpin",
            "microPrice");

    private final FeatureSettings settings = new FeatureSettings(
            1_000 * MILLISECOND, 6_000 * MILLISECOND, 500 * MILLISECOND, 20, 300 * MILLISECOND, 5, 100, 50);
    private final InstrumentFeatures features = new InstrumentFeatures(new FeatureWindows(settings, 0.1), 1);
    private final FeatureSection section = new FeatureSection();

    @BeforeEach
    void make() {
        features.select(0);
        features.make(Double.NaN);
    }

    /** Tops and trades over hours: every kernel closes what it has to close. */
    private void live(final InstrumentFeatures kept, final int instrument) {
        for (int i = 0; i < 2_000; i++) {
            final long now = START_NS + i * 10_000L * MILLISECOND;
            final long bid = 100_000_000_000L + i % 7 * TICK;
            kept.select(instrument);
            kept.onTop(now, i % 500 != 499, bid, 1 + i % 5, bid + TICK * (1 + i % 2), 1 + i % 3, section);
            kept.onTrade(now, 1 + i % 2, bid, 300_000_000L, section);
            if (kept.takeSample(now) && kept.isGood()) {
                kept.sample(now, section);
            }
        }
    }

    @Test
    void shouldAllocateNothingForAnInstrumentOnceItIsDefined() {
        final int quiet = 2 * FeatureState.INSTRUMENTS;
        final InstrumentFeatures kept = new InstrumentFeatures(new FeatureWindows(settings, 0.1), quiet + 1);
        for (final int instrument : new int[] {0, quiet}) {
            kept.select(instrument);
            kept.make(Double.NaN);
            kept.define(TICK, 1_000_000_000L);
        }
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        live(kept, 0);
        final long before = threads.getCurrentThreadAllocatedBytes();
        live(kept, quiet);
        assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldEqualAnEvaluationOfTheWholeListOfEventsAfterEach(final long seed) throws IllegalAccessException {
        final SplittableRandom random = new SplittableRandom(seed);
        final NaiveFeatures naive = new NaiveFeatures(settings, 0.1);
        features.define(TICK, 1_000_000_000L);
        long now = START_NS;
        long mid = 100_000_000_000L;
        NaiveFeatures.Event top = null;
        for (int i = 0; i < 400; i++) {
            now += random.nextInt(4) == 0 ? 0 : random.nextLong(random.nextInt(40) == 0 ? 2_000 : 200) * MILLISECOND;
            if (top != null && random.nextInt(3) == 0) {
                final long price = random.nextInt(6) == 0
                        ? (top.bid() + top.ask()) / 2
                        : random.nextBoolean() ? top.bid() : top.ask();
                top = new NaiveFeatures.Event(
                        now,
                        top.good(),
                        top.bid(),
                        top.bidSize(),
                        top.ask(),
                        top.askSize(),
                        random.nextInt(3),
                        price,
                        random.nextLong(1, 20) * 100_000_000L);
                features.onTrade(now, top.aggressor(), price, top.quantity(), section);
            } else {
                mid += random.nextInt(-2, 3) * TICK;
                final boolean good = random.nextInt(150) != 0;
                top = new NaiveFeatures.Event(
                        now,
                        good,
                        mid - TICK * random.nextLong(1, 3),
                        random.nextLong(1, 50) * 100_000_000L,
                        mid + TICK * random.nextLong(1, 3),
                        random.nextLong(1, 50) * 100_000_000L,
                        0,
                        0,
                        0);
                features.onTop(now, good, top.bid(), top.bidSize(), top.ask(), top.askSize(), section);
            }
            naive.add(top);
            if (top.good()) {
                features.sample(now, section);
                assertEquals(List.of(), differences(naive.now(), section), "seed " + seed + ", event " + i);
            } else {
                assertTrue(Double.isNaN(section.mid) && Double.isNaN(section.tradeImbalance));
            }
        }
    }

    private static List<String> differences(final FeatureSection expected, final FeatureSection got)
            throws IllegalAccessException {
        final List<String> differences = new ArrayList<>();
        for (final Field field : FeatureSection.class.getFields()) {
            if (!ELSEWHERE.contains(field.getName())) {
                final double a = field.getType() == int.class ? field.getInt(expected) : field.getDouble(expected);
                final double b = field.getType() == int.class ? field.getInt(got) : field.getDouble(got);
                final boolean near = Math.abs(a - b) <= RELATIVE * (1e-3 + Math.abs(a));
                if (!near && !(Double.isNaN(a) && Double.isNaN(b))) {
                    differences.add(field.getName() + ": expected " + a + ", got " + b);
                }
            }
        }
        return differences;
    }

    private void top(
            final long now,
            final boolean good,
            final long bid,
            final long bidSize,
            final long ask,
            final long askSize) {
        features.onTop(
                now,
                good,
                bid * 1_000_000_000L,
                bidSize * 100_000_000L,
                ask * 1_000_000_000L,
                askSize * 100_000_000L,
                section);
    }

    @Test
    void shouldWeighEachPriceWithTheQuantityOfTheOtherSide() {
        top(0, true, 100, 30, 102, 10);
        assertEquals(101, section.mid);
        assertEquals(101.5, section.weightedMid);
        assertEquals(0.5, section.queueImbalance);
        assertEquals(2, section.quotedSpread);
    }

    @Test
    void shouldSampleAtOnceWhenTheBookTurnsBadAndWhenItTurnsGood() {
        top(0, true, 100, 30, 102, 10);
        assertTrue(features.takeSample(0));
        top(1, false, 100, 30, 102, 10);
        assertTrue(features.takeSample(1));
        assertEquals(false, features.takeSample(Long.MAX_VALUE - 1));
        top(2, true, 100, 30, 102, 10);
        assertTrue(features.takeSample(2));
    }

    @Test
    void shouldSampleOnceInAnInterval() {
        top(0, true, 100, 30, 102, 10);
        assertTrue(features.takeSample(0));
        assertEquals(false, features.takeSample(settings.sampleNs() - 1));
        assertTrue(features.takeSample(settings.sampleNs()));
    }

    @Test
    void shouldReckonTheMicroPriceAtTheEndOfABar() {
        for (int i = 0; i < 100; i++) {
            // the mid goes up from a heavy bid and down from a heavy ask: half of each move is taken back
            top(i * MILLISECOND, true, 100 + i % 2, i % 2 == 0 ? 30 : 10, 102 + i % 2, i % 2 == 0 ? 10 : 30);
            assertTrue(Double.isNaN(section.microPrice));
        }
        top(settings.barNs(), true, 100, 30, 102, 10);
        assertEquals(101.5, section.microPrice, 1e-12);
    }

    @Test
    void shouldHaveNoVolatilityOfANegativePrice() {
        for (int i = 0; i < 100; i++) {
            top(i * MILLISECOND, true, -40 - i % 7, 1, -39 - i % 7, 1);
        }
        features.sample(100 * MILLISECOND, section);
        assertTrue(Double.isNaN(section.realisedVolatility));
        assertTrue(section.noiseDeviation >= 0);
    }

    @Test
    void shouldKnowNothingAfterARestart() {
        for (int i = 0; i < 100; i++) {
            top(i * MILLISECOND, true, 100 + i % 7, 1, 101 + i % 7, 1);
            features.onTrade(i * MILLISECOND, 1, 101_000_000_000L, 100_000_000L, section);
        }
        features.restartAll();
        top(200 * MILLISECOND, true, 100, 1, 101, 1);
        features.sample(200 * MILLISECOND, section);
        assertEquals(0, section.orderFlowImbalance);
        assertEquals(0, section.tradeIntensity);
        assertTrue(Double.isNaN(section.tradeImbalance + section.meanEffectiveSpread));
        assertTrue(Double.isNaN(section.realisedVolatility) && Double.isNaN(section.kyleLambda));
        assertTrue(Double.isNaN(section.microPrice));
    }
}
