package io.loadline.core.rates;

/** Checks of arguments; each names what was given and what was expected. */
final class Require {
    private Require() {}

    static double finite(final String name, final double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a finite number");
        }
        return value;
    }

    static double positive(final String name, final double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a positive number");
        }
        return value;
    }

    static double notNegative(final String name, final double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a number not below zero");
        }
        return value;
    }

    static double within(final String name, final double value, final double low, final double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", expected a number from " + low + " to " + high);
        }
        return value;
    }

    static int atLeast(final String name, final int value, final int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", expected at least " + least);
        }
        return value;
    }

    static void sameLength(final String first, final int one, final String second, final int other) {
        if (one != other) {
            throw new IllegalArgumentException(first + " has " + one + " entries and " + second + " has " + other);
        }
    }

    /** Strictly increasing times after zero. */
    static double[] times(final String name, final double[] times) {
        double before = 0;
        for (int i = 0; i < times.length; i++) {
            if (!(times[i] > before && times[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        name + "[" + i + "] is " + times[i] + ", expected a number above " + before);
            }
            before = times[i];
        }
        return times;
    }

    static double[] finite(final String name, final double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + "[" + i + "] is " + values[i] + ", expected a finite number");
            }
        }
        return values;
    }
}
