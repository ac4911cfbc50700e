package io.loadline.feed.sim;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The generated price history: 1,001 rows of business days from the factor model of the live process, at unit time scale. A day's
 * volatility carries a common factor with the tails of a Student t distribution (five degrees of freedom, variance one), and sixty days in
 * the middle are a crisis at three times the volatility with a falling market. The last row is the opening price. All columns are prices
 * that cannot be negative, so all are logarithmic.
 *
 * <p>The first 250 instruments that are no options have a column of their own; the others share one of an instrument of the same product
 * group. Options have none.
 */
final class GeneratedHistory {
    static final int ROWS = 1001;
    static final int MOST_COLUMNS = 250;
    private static final int CRISIS_FIRST = 480;
    private static final int CRISIS_DAYS = 60;
    private static final double CRISIS_MULTIPLE = 3;
    private static final double CRISIS_DRIFT = -0.004;
    private static final int DEGREES_OF_FREEDOM = 5;

    private final List<SimulatedInstrument> owners = new ArrayList<>();
    private final int[] columnOf;
    private final double[][] logPrices;

    GeneratedHistory(final List<SimulatedInstrument> instruments, final long seed) {
        columnOf = new int[instruments.size()];
        assignColumns(instruments);
        logPrices = new double[owners.size()][ROWS];
        walk(new SimulationRandom(seed, Streams.HISTORY));
    }

    private void assignColumns(final List<SimulatedInstrument> instruments) {
        int outright = 0;
        for (final SimulatedInstrument instrument : instruments) {
            outright += instrument.option() == null ? 1 : 0;
        }
        // Above the cap every k-th instrument owns a column, so that each group has owners; all currency pairs do.
        final int stride =
                Math.max(1, (outright + MOST_COLUMNS - ForexListing.MOST - 1) / (MOST_COLUMNS - ForexListing.MOST));
        int place = 0;
        for (final SimulatedInstrument instrument : instruments) {
            columnOf[instrument.id()] = -1;
            if (instrument.option() == null) {
                final boolean owner = place++ % stride == 0 || "FX".equals(instrument.group());
                if (owner || lastOwnerOf(instrument.group()) < 0) {
                    columnOf[instrument.id()] = owners.size();
                    owners.add(instrument);
                }
            }
        }
        for (final SimulatedInstrument instrument : instruments) {
            if (instrument.option() == null && columnOf[instrument.id()] < 0) {
                columnOf[instrument.id()] = nearestOwner(instrument);
            }
        }
    }

    private int lastOwnerOf(final String group) {
        for (int i = owners.size() - 1; i >= 0; i--) {
            if (owners.get(i).group().equals(group)) {
                return i;
            }
        }
        return -1;
    }

    /** @return the column of the same group whose first loading is nearest: the same beta or duration */
    private int nearestOwner(final SimulatedInstrument instrument) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < owners.size(); i++) {
            final SimulatedInstrument owner = owners.get(i);
            final double distance = Math.abs(
                    owner.drivers().firstLoading() - instrument.drivers().firstLoading());
            if (owner.group().equals(instrument.group()) && distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private void walk(final SimulationRandom random) {
        final double[] levels = new double[FactorModel.COUNT];
        final double[] own = new double[owners.size()];
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < own.length; i++) {
                logPrices[i][row] = owners.get(i).drivers().move(levels) + own[i];
            }
            final boolean crisis = row >= CRISIS_FIRST && row < CRISIS_FIRST + CRISIS_DAYS;
            final double multiple = tail(random) * (crisis ? CRISIS_MULTIPLE : 1);
            FactorModel.step(levels, random, 1, multiple, crisis ? CRISIS_DRIFT : 0.0003);
            for (int i = 0; i < own.length; i++) {
                own[i] += owners.get(i).drivers().ownVolatility() * (0.5 + 0.5 * multiple) * random.gaussian();
            }
        }
        for (int i = 0; i < own.length; i++) {
            final double last = logPrices[i][ROWS - 1];
            final double opening = StrictMath.log(owners.get(i).initialPrice());
            for (int row = 0; row < ROWS; row++) {
                logPrices[i][row] += opening - last;
            }
        }
    }

    /** @return sqrt((n - 2) / chi-square with n degrees): a normal shock times this is Student t with variance one */
    private static double tail(final SimulationRandom random) {
        double chiSquare = 0;
        for (int i = 0; i < DEGREES_OF_FREEDOM; i++) {
            final double shock = random.gaussian();
            chiSquare += shock * shock;
        }
        return Math.sqrt((DEGREES_OF_FREEDOM - 2) / Math.max(0.15, chiSquare));
    }

    int columns() {
        return owners.size();
    }

    /** @return name of a column: the symbol of the instrument that owns it */
    String name(final int column) {
        return owners.get(column).symbol();
    }

    /** @return column of an instrument, -1 for an option */
    int columnOf(final int instrument) {
        return columnOf[instrument];
    }

    double price(final int column, final int row) {
        return StrictMath.exp(logPrices[column][row]);
    }

    /** @return log return into row + 1 */
    double logReturn(final int column, final int row) {
        return logPrices[column][row + 1] - logPrices[column][row];
    }

    /** @return business days in order, the last one the last before a date */
    static LocalDate[] dates(final LocalDate before) {
        final LocalDate[] dates = new LocalDate[ROWS];
        LocalDate day = before;
        for (int row = ROWS - 1; row >= 0; row--) {
            do {
                day = day.minusDays(1);
            } while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
            dates[row] = day;
        }
        return dates;
    }
}
