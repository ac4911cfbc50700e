package io.loadline.core.rates;

import java.time.LocalDate;

/** Days between two dates when every month has thirty: the adjustments of the two days of the month, convention by convention. */
final class ThirtyDayMonths {
    private ThirtyDayMonths() {}

    static long days(
            final DayCount convention, final LocalDate start, final LocalDate end, final boolean endIsMaturity) {
        final boolean startEndsFebruary = DayCount.isEndOfFebruary(start);
        final boolean endEndsFebruary = DayCount.isEndOfFebruary(end);
        int first = start.getDayOfMonth();
        int second = end.getDayOfMonth();
        switch (convention) {
            case THIRTY_360 -> {
                first = Math.min(first, 30);
                second = second == 31 && first == 30 ? 30 : second;
            }
            case THIRTY_360_US -> {
                second = startEndsFebruary && endEndsFebruary ? 30 : second;
                first = startEndsFebruary ? 30 : Math.min(first, 30);
                second = second == 31 && first == 30 ? 30 : second;
            }
            case THIRTY_360_NASD -> {
                first = Math.min(first, 30);
                // The 31st becomes the first of the next month: 31 already counts as that in 30-day months.
                second = second == 31 && first == 30 ? 30 : second;
            }
            case THIRTY_E_360_ISDA -> {
                first = startEndsFebruary ? 30 : Math.min(first, 30);
                second = endEndsFebruary && !endIsMaturity ? 30 : Math.min(second, 30);
            }
            case THIRTY_E_PLUS_360 -> first = Math.min(first, 30);
            case THIRTY_360_ITALIAN -> {
                first = start.getMonthValue() == 2 && first > 27 ? 30 : Math.min(first, 30);
                second = end.getMonthValue() == 2 && second > 27 ? 30 : Math.min(second, 30);
            }
            default -> {
                first = Math.min(first, 30);
                second = Math.min(second, 30);
            }
        }
        return 360L * (end.getYear() - start.getYear())
                + 30L * (end.getMonthValue() - start.getMonthValue())
                + (second - first);
    }
}
