package io.loadline.core.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DayCountTest {
    /** The examples of "EMU and market conventions" (ISDA, 1998) for bonds. */
    @ParameterizedTest
    @CsvSource({
        "2003-11-01, 2004-05-01, 2003-11-01, 2004-05-01, 0.5",
        "1999-02-01, 1999-07-01, 1998-07-01, 1999-07-01, 0.410958904110",
        "1999-07-01, 2000-07-01, 1999-07-01, 2000-07-01, 1.0",
        "2002-08-15, 2003-07-15, 2003-01-15, 2003-07-15, 0.915760869565",
        "2003-07-15, 2004-01-15, 2003-07-15, 2004-01-15, 0.5",
        "1999-07-30, 2000-01-30, 1999-07-30, 2000-01-30, 0.5",
        "2000-01-30, 2000-06-30, 2000-01-30, 2000-07-30, 0.417582417582"
    })
    void shouldCountIcmaPeriods(
            final LocalDate start,
            final LocalDate end,
            final LocalDate periodStart,
            final LocalDate periodEnd,
            final double years) {
        assertEquals(years, DayCount.ACT_ACT_ICMA.yearFraction(start, end, periodStart, periodEnd), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "THIRTY_E_360, 2007-02-28, 2007-08-31, 182",
        "THIRTY_E_360, 2008-02-29, 2008-08-31, 181",
        "THIRTY_360, 2007-02-28, 2007-08-31, 183",
        "THIRTY_360_US, 2007-02-28, 2007-08-31, 180",
        "THIRTY_360_US, 2008-02-29, 2009-02-28, 360",
        "THIRTY_E_360_ISDA, 2007-02-28, 2007-08-31, 180",
        "THIRTY_E_360_ISDA, 2006-08-31, 2007-02-28, 180",
        "THIRTY_360_ITALIAN, 2008-02-28, 2008-08-31, 180",
        "THIRTY_360_NASD, 2008-02-28, 2008-03-31, 33",
        "NL_365, 2008-02-28, 2008-03-01, 1"
    })
    void shouldCountDays(final DayCount convention, final LocalDate start, final LocalDate end, final long days) {
        assertEquals(days, convention.days(start, end));
    }

    @Test
    void shouldKeepTheEndOfFebruaryAtMaturity() {
        final LocalDate start = LocalDate.of(2006, 8, 31);
        final LocalDate maturity = LocalDate.of(2007, 2, 28);
        assertEquals(178, DayCount.THIRTY_E_360_ISDA.days(start, maturity, true));
    }

    @ParameterizedTest
    @EnumSource(DayCount.class)
    void shouldCountAboutAYear(final DayCount convention) {
        final double years = convention.yearFraction(LocalDate.of(2022, 7, 1), LocalDate.of(2023, 7, 1));
        assertEquals(1, years, 0.015);
    }

    @ParameterizedTest
    @EnumSource(DayCount.class)
    void shouldRefuseAnEndBeforeTheStart(final DayCount convention) {
        final IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> convention.yearFraction(LocalDate.of(2022, 7, 2), LocalDate.of(2022, 7, 1)));
        assertTrue(thrown.getMessage().contains("lies before"), thrown.getMessage());
    }

    @ParameterizedTest
    @EnumSource(DayCount.class)
    void shouldBeFoundByItsName(final DayCount convention) {
        assertEquals(convention, DayCount.named(convention.label()));
    }

    @Test
    void shouldRefuseAnUnknownName() {
        assertThrows(IllegalArgumentException.class, () -> DayCount.named("31/361"));
    }
}
