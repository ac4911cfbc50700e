package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedHistoryTest {
    private static final long SEED = 5;
    private static final int RETURNS = GeneratedHistory.ROWS - 1;

    private final List<SimulatedInstrument> instruments = InstrumentListing.of(SEED, 1000, 0);
    private final GeneratedHistory history = new GeneratedHistory(instruments, SEED);

    private double[] returns(final int column) {
        final double[] returns = new double[RETURNS];
        for (int row = 0; row < RETURNS; row++) {
            returns[row] = history.logReturn(column, row);
        }
        return returns;
    }

    private static double variance(final double[] returns, final int from, final int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += returns[i] * returns[i];
        }
        return sum / (to - from);
    }

    @Test
    void shouldEndAtTheOpeningPrice() {
        for (final SimulatedInstrument instrument : instruments) {
            final int column = history.columnOf(instrument.id());
            if (column >= 0 && history.name(column).equals(instrument.symbol())) {
                assertEquals(1, history.price(column, GeneratedHistory.ROWS - 1) / instrument.initialPrice(), 1e-9);
            }
        }
    }

    @Test
    void shouldShareAtMostTwoHundredAndFiftyColumns() {
        assertTrue(history.columns() <= GeneratedHistory.MOST_COLUMNS && history.columns() > 200);
    }

    @Test
    void shouldGiveEachOutrightAColumnOfItsGroup() {
        for (final SimulatedInstrument instrument : instruments) {
            final int column = history.columnOf(instrument.id());
            if (instrument.option() != null) {
                assertEquals(-1, column);
            } else {
                final String owner = history.name(column);
                final SimulatedInstrument owning = instruments.stream()
                        .filter(i -> i.symbol().equals(owner))
                        .findFirst()
                        .orElseThrow();
                assertEquals(instrument.group(), owning.group());
            }
        }
    }

    @Test
    void shouldHaveFatTails() {
        final double[] returns = returns(history.columnOf(12));
        final double variance = variance(returns, 0, RETURNS);
        double fourth = 0;
        for (final double value : returns) {
            fourth += value * value * value * value / RETURNS;
        }
        assertTrue(fourth / (variance * variance) > 4, "seed 5, kurtosis " + fourth / (variance * variance));
    }

    @Test
    void shouldContainACrisis() {
        final double[] returns = returns(history.columnOf(12));
        assertTrue(variance(returns, 480, 540) > 3 * variance(returns, 0, 480), "seed 5");
    }

    @Test
    void shouldCorrelateAsTheLiveProcessDoes() {
        final SimulatedInstrument index = instruments.get(12);
        final SimulatedInstrument equity = instruments.stream()
                .filter(i -> "E0".equals(i.group())
                        && history.name(history.columnOf(i.id())).equals(i.symbol()))
                .findFirst()
                .orElseThrow();
        final double model = index.drivers().factorCovariance(equity.drivers())
                / (index.drivers().dailyVolatility() * equity.drivers().dailyVolatility());
        final double measured = PriceProcessTest.correlation(
                returns(history.columnOf(index.id())), returns(history.columnOf(equity.id())));
        // A crisis at high market volatility raises it above the ordinary figure.
        assertEquals(model, measured, 0.2, "seed 5");
    }

    @Test
    void shouldDateRowsOnBusinessDays() {
        final LocalDate[] dates = GeneratedHistory.dates(LocalDate.of(2026, 11, 23));
        assertEquals(LocalDate.of(2026, 11, 20), dates[RETURNS]);
        for (int i = 1; i < dates.length; i++) {
            assertTrue(dates[i].isAfter(dates[i - 1]) && dates[i].getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);
        }
    }
}
