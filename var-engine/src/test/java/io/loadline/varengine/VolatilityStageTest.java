package io.loadline.varengine;

import static io.loadline.varengine.VolatilityDay.RATE;
import static io.loadline.varengine.VolatilityDay.SECOND_NS;
import static io.loadline.varengine.VolatilityDay.SHARE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.VolatilityFitEncoder;
import io.loadline.core.Quality;
import io.loadline.core.event.VolatilitySection;
import io.loadline.core.model.VolatilitySettings;
import io.loadline.varengine.volatility.ErrorDistribution;
import io.loadline.varengine.volatility.VolatilityFilter;
import io.loadline.varengine.volatility.VolatilityFit;
import io.loadline.varengine.volatility.VolatilityModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VolatilityStageTest {
    private static final long SEED = 20_261_121;
    private static final double YEAR = Math.sqrt(100.0 * 250);

    private final VolatilityDay day = new VolatilityDay();

    private static double[] returns(final int size) {
        final Random random = new Random(SEED);
        final double[] returns = new double[size];
        double variance = 1e-6;
        for (int t = 0; t < size; t++) {
            final double error = Math.sqrt(variance) * random.nextGaussian();
            returns[t] = 1e-5 + error;
            variance = 1e-7 + 0.1 * error * error + (error < 0 ? 0.06 : 0) * error * error + 0.75 * variance;
        }
        return returns;
    }

    private static Stream<VolatilityModel> models() {
        return Stream.of(
                VolatilityModel.garch(),
                VolatilityModel.gjr().with(ErrorDistribution.STUDENT_T),
                VolatilityModel.gjr().with(ErrorDistribution.SKEWED_T),
                VolatilityModel.egarch());
    }

    /** A mid a bar. Returns what the stage took for returns. */
    private List<Double> play(final double[] returns, final long fromSecond) {
        final List<Double> taken = new ArrayList<>();
        double price = 100;
        day.quote(SHARE, price, fromSecond * SECOND_NS);
        for (int t = 0; t < returns.length; t++) {
            price *= Math.exp(returns[t]);
            collect(day.quote(SHARE, price, (fromSecond + t + 1) * SECOND_NS), taken);
        }
        collect(day.timer((fromSecond + returns.length + 1) * SECOND_NS), taken);
        return taken;
    }

    private static void collect(final VolatilitySection section, final List<Double> taken) {
        for (int i = 0; i < section.count; i++) {
            if (section.row(i).cause == VolatilitySection.BAR) {
                taken.add(section.row(i).barReturn);
            }
        }
    }

    private static VolatilityFit fit(final VolatilityModel model) {
        final VolatilityFit fit = model.fit(returns(1_000));
        assertTrue(fit.converged(), model::toString);
        return fit;
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldMoveTheVarianceAsABatchFilterDoes(final VolatilityModel model) {
        final VolatilityFit fit = fit(model);
        day.fit(SHARE, fit, 1_000, 0, SECOND_NS);
        final List<Double> taken = play(returns(300), 1);
        assertEquals(300, taken.size());
        final VolatilityFilter batch = fit.filter();
        taken.forEach(batch::update);
        assertEquals(Math.sqrt(batch.variance()) * YEAR, last(SHARE).volatility, "seed " + SEED);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldBringALateFitUpToTheReturnsTakenSince(final VolatilityModel model) {
        final VolatilityFit fit = fit(model);
        final List<Double> taken = play(returns(200), 1);
        final VolatilitySection section = day.fit(SHARE, fit, 0, 150, 202 * SECOND_NS);
        final VolatilityFilter batch = fit.filter();
        taken.subList(150, 200).forEach(batch::update);
        assertEquals(VolatilitySection.FIT, section.row(0).cause);
        assertEquals(200, section.row(0).returnSequence);
        assertEquals(Math.sqrt(batch.variance()) * YEAR, section.row(0).volatility);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldForecastOverTheHorizonAsTheFitDoes(final VolatilityModel model) {
        final VolatilityFit fit = fit(model);
        final VolatilitySection.Row row = day.fit(SHARE, fit, 0, 0, SECOND_NS).row(0);
        final double expected = fit.forecast(VolatilityDay.HORIZON_BARS).cumulativeVariance(VolatilityDay.HORIZON_BARS);
        assertEquals(Math.sqrt(expected), row.horizonDeviation, 1e-12 * Math.sqrt(expected));
        assertEquals(Math.sqrt(expected / VolatilityDay.HORIZON_BARS) * YEAR, row.horizonVolatility, 1e-12 * YEAR);
        assertEquals(VolatilityDay.HORIZON_BARS, row.horizonBars);
    }

    /** The row that the next event of the instrument's bar gives: one without a return shows the same numbers. */
    private VolatilitySection.Row last(final int instrument) {
        final VolatilitySection section =
                day.failure(instrument, VolatilitySection.NO_MAXIMUM, day.event.ingressTimeNs);
        return section.row(section.count - 1);
    }

    @Test
    void shouldTakeTheLogarithmicReturnOfTwoBarsInARow() {
        day.quote(SHARE, 100, SECOND_NS);
        day.quote(SHARE, 101, SECOND_NS + 1);
        day.quote(SHARE, 99, 2 * SECOND_NS);
        final VolatilitySection section = day.quote(SHARE, 50, 3 * SECOND_NS);
        assertEquals(1, section.count);
        assertEquals(StrictMath.log(99.0 / 101), section.row(0).barReturn);
        assertEquals(3 * SECOND_NS, section.row(0).barTimeNs);
        assertEquals(1, section.row(0).returnSequence);
    }

    @Test
    void shouldTakeDifferencesWhereTheHistoryIsAbsolute() {
        day.quote(RATE, -0.5, SECOND_NS);
        day.quote(RATE, -0.25, 2 * SECOND_NS);
        final VolatilitySection.Row row = day.timer(3 * SECOND_NS).row(0);
        assertTrue(row.absolute);
        assertEquals(0.25, row.barReturn);
    }

    @Test
    void shouldTakeNoReturnAcrossABarWithoutAGoodQuote() {
        day.quote(SHARE, 100, SECOND_NS);
        day.quote(SHARE, 101, 2 * SECOND_NS, Quality.CROSSED);
        day.quote(SHARE, 102, 3 * SECOND_NS);
        assertEquals(0, day.timer(4 * SECOND_NS).count);
        day.quote(SHARE, 103, 4 * SECOND_NS);
        assertEquals(StrictMath.log(103.0 / 102), day.timer(5 * SECOND_NS).row(0).barReturn);
    }

    @Test
    void shouldTakeAReturnAcrossDaysWithoutAQuoteWhereBarsAreDays() {
        final long dayNs = VolatilitySettings.DAY_NS;
        final VolatilityDay days = new VolatilityDay(new VolatilitySettings(dayNs, 0, 1, 252, dayNs));
        days.quote(SHARE, 100, dayNs);
        days.timer(2 * dayNs);
        days.timer(3 * dayNs);
        days.quote(SHARE, 110, 4 * dayNs);
        assertEquals(StrictMath.log(110.0 / 100), days.timer(5 * dayNs).row(0).barReturn);
    }

    @Test
    void shouldBeginBarsAtTheirOffset() {
        final VolatilityDay shifted =
                new VolatilityDay(new VolatilitySettings(SECOND_NS, SECOND_NS / 4, 100, 250, SECOND_NS));
        shifted.quote(SHARE, 100, SECOND_NS);
        shifted.quote(SHARE, 101, SECOND_NS + SECOND_NS / 4);
        final VolatilitySection section = shifted.timer(2 * SECOND_NS + SECOND_NS / 4);
        assertEquals(StrictMath.log(101.0 / 100), section.row(0).barReturn);
        assertEquals(2 * SECOND_NS + SECOND_NS / 4, section.row(0).barTimeNs);
    }

    @Test
    void shouldCloseEveryInstrumentInTurnAtTheEndOfTheBar() {
        final int[] followed = {0, 1, 2, 3, 4, 7};
        for (int second = 1; second <= 2; second++) {
            for (final int id : followed) {
                day.quote(id, 100 + id * second, second * SECOND_NS);
            }
        }
        final TreeSet<Integer> told = new TreeSet<>();
        int events = 0;
        while (told.size() < followed.length && events < 10) {
            // a quote of the new bar must not move the close of the old one
            final VolatilitySection section =
                    events == 0 ? day.quote(7, 1, 3 * SECOND_NS) : day.timer(3 * SECOND_NS + events);
            events++;
            for (int i = 0; i < section.count; i++) {
                final VolatilitySection.Row row = section.row(i);
                final double before = 100 + row.instrument;
                final double after = 100 + 2 * row.instrument;
                assertTrue(told.add(row.instrument), "closed twice: " + row.instrument);
                assertEquals(row.absolute ? after - before : StrictMath.log(after / before), row.barReturn);
            }
        }
        assertEquals(new TreeSet<>(Arrays.stream(followed).boxed().toList()), told);
        assertEquals(2, events, "events that " + followed.length + " instruments take, four an event");
    }

    @Test
    void shouldFollowNoOption() {
        day.quote(5, 10, SECOND_NS);
        day.quote(5, 11, 2 * SECOND_NS);
        assertEquals(0, day.timer(3 * SECOND_NS).count);
        assertEquals(0, day.fit(5, fit(VolatilityModel.garch()), 0, 0, 3 * SECOND_NS).count);
    }

    @Test
    void shouldKnowNothingBeforeTheFirstFit() {
        day.quote(SHARE, 100, SECOND_NS);
        day.quote(SHARE, 101, 2 * SECOND_NS);
        final VolatilitySection.Row row = day.timer(3 * SECOND_NS).row(0);
        assertEquals(VolatilitySection.NONE, row.state);
        assertEquals(VolatilitySection.NOT_TRIED, row.outcome);
        assertTrue(Double.isNaN(row.volatility) && Double.isNaN(row.horizonVolatility));
    }

    @Test
    void shouldKeepTheParametersWhereAFitFails() {
        final VolatilityFit fit = fit(VolatilityModel.garch());
        final double before = day.fit(SHARE, fit, 0, 0, SECOND_NS).row(0).volatility;
        assertEquals(VolatilitySection.GOOD, day.event.volatility.row(0).state);
        day.failure(SHARE, VolatilitySection.NO_MAXIMUM, SECOND_NS + 1);
        final VolatilitySection.Row row =
                day.failure(SHARE, VolatilitySection.REFUSED, SECOND_NS + 2).row(0);
        assertEquals(before, row.volatility);
        assertEquals(VolatilitySection.DEGRADED, row.state);
        assertEquals(VolatilitySection.REFUSED, row.outcome);
        assertEquals(2, row.failures);
        assertEquals(SECOND_NS, row.fitTimeNs);
        assertEquals(
                VolatilitySection.GOOD, day.fit(SHARE, fit, 0, 0, SECOND_NS + 3).row(0).state);
    }

    @Test
    void shouldBeStaleAtTheEndOfABarOnceTheFitIsTooOldWithoutAnyQuote() {
        day.fit(SHARE, fit(VolatilityModel.garch()), 0, 0, SECOND_NS);
        for (int second = 2; second <= 11; second++) {
            assertEquals(0, day.timer(second * SECOND_NS).count, "second " + second);
        }
        final VolatilitySection section = day.timer(12 * SECOND_NS);
        assertEquals(1, section.count);
        assertEquals(VolatilitySection.STATE, section.row(0).cause);
        assertEquals(VolatilitySection.STALE, section.row(0).state);
    }

    @Test
    void shouldBeStaleWithinABarOnceItsTurnOfTheTimersComes() {
        final long dayNs = VolatilitySettings.DAY_NS;
        final VolatilityDay days = new VolatilityDay(new VolatilitySettings(dayNs, 0, 1, 252, SECOND_NS));
        days.fit(SHARE, fit(VolatilityModel.garch()), 0, 0, dayNs);
        final List<Integer> states = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            final VolatilitySection section = days.timer(dayNs + SECOND_NS + 1);
            for (int row = 0; row < section.count; row++) {
                states.add(section.row(row).state);
            }
        }
        assertEquals(List.of(VolatilitySection.STALE), states);
    }

    @Test
    void shouldDegradeAFitThatRestsOnADailyHistoryWhereBarsAreShorter() {
        final VolatilityFit fit = fit(VolatilityModel.garch());
        assertEquals(
                VolatilitySection.DEGRADED, day.fit(SHARE, fit, 1, 0, SECOND_NS).row(0).state);
        final VolatilityDay days = new VolatilityDay(
                new VolatilitySettings(VolatilitySettings.DAY_NS, 0, 1, 252, VolatilitySettings.DAY_NS));
        assertEquals(
                VolatilitySection.GOOD,
                days.fit(SHARE, fit, 1_000, 0, SECOND_NS).row(0).state);
    }

    @Test
    void shouldRefuseAFitThatIsFurtherBehindThanReturnsAreKept() {
        final VolatilityFit fit = fit(VolatilityModel.garch());
        play(returns(SeriesVolatility.KEPT + 1), 1);
        final long nowNs = day.event.ingressTimeNs;
        assertEquals(
                VolatilitySection.TOO_LATE, day.fit(SHARE, fit, 0, 0, nowNs).row(0).outcome);
        assertEquals(VolatilitySection.NONE, day.event.volatility.row(0).state);
        assertEquals(VolatilitySection.GOOD, day.fit(SHARE, fit, 0, 1, nowNs).row(0).state);
    }

    @Test
    void shouldRefuseAFitOfReturnsThatWereNotTakenYet() {
        final VolatilitySection.Row row =
                day.fit(SHARE, fit(VolatilityModel.garch()), 0, 1, SECOND_NS).row(0);
        assertEquals(VolatilitySection.NOT_USABLE, row.outcome);
        assertEquals(VolatilitySection.NONE, row.state);
    }

    @Test
    void shouldRefuseParametersThatAreNoNumbers() {
        day.fit(SHARE, fit(VolatilityModel.garch()), 0, 0, SECOND_NS);
        final int body = MessageHeaderEncoder.ENCODED_LENGTH;
        day.event.input.putDouble(body + VolatilityFitEncoder.betaEncodingOffset(), Double.NaN);
        assertEquals(VolatilitySection.NOT_USABLE, day.logged(SECOND_NS).row(0).outcome);
        day.fit(SHARE, fit(VolatilityModel.garch()), 0, 0, SECOND_NS);
        day.event.input.putDouble(body + VolatilityFitEncoder.nextVarianceEncodingOffset(), 0);
        assertEquals(VolatilitySection.NOT_USABLE, day.logged(SECOND_NS).row(0).outcome);
    }

    @Test
    void shouldIgnoreAFitThatIsCutOffOrOfNoInstrument() {
        day.fit(SHARE, fit(VolatilityModel.garch()), 0, 0, SECOND_NS);
        day.event.length--;
        assertEquals(VolatilitySection.NOT_USABLE, day.logged(SECOND_NS).row(0).outcome);
        day.event.length = MessageHeaderEncoder.ENCODED_LENGTH + 1;
        assertEquals(0, day.logged(SECOND_NS).count);
        assertEquals(0, day.failure(1_000, VolatilitySection.NO_MAXIMUM, SECOND_NS).count);
    }

    @Test
    void shouldSayThatTheHorizonIsNotKnownWhereItsVarianceIsBeyondAllNumbers() {
        day.fit(SHARE, fit(VolatilityModel.garch()), 0, 0, SECOND_NS);
        final int body = MessageHeaderEncoder.ENCODED_LENGTH;
        day.event.input.putDouble(
                body + VolatilityFitEncoder.horizonConstantEncodingOffset(), Double.POSITIVE_INFINITY);
        final VolatilitySection.Row row = day.logged(SECOND_NS).row(0);
        assertTrue(Double.isNaN(row.horizonVolatility) && Double.isNaN(row.horizonDeviation));
        assertFalse(Double.isNaN(row.volatility));
    }

    @Test
    void shouldSayNothingWhereVolatilitiesAreOff() {
        final VolatilityDay off = new VolatilityDay(VolatilitySettings.off());
        off.quote(SHARE, 100, SECOND_NS);
        off.quote(SHARE, 101, VolatilitySettings.DAY_NS);
        assertEquals(0, off.timer(2 * VolatilitySettings.DAY_NS).count);
    }
}
