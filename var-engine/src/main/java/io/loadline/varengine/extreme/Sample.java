package io.loadline.varengine.extreme;

/** Checks of samples and arguments. */
final class Sample {
    private Sample() {}

    static double[] finite(final String name, final double[] values, final int least) {
        if (values.length < least) {
            throw new IllegalArgumentException(values.length + " " + name + " given, expected at least " + least);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + "[" + i + "] is " + values[i] + ", expected a finite number");
            }
        }
        return values;
    }

    static double inside(final String name, final double value, final double low, final double high) {
        if (!(value > low && value < high)) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", expected a number between " + low + " and " + high);
        }
        return value;
    }

    static void varies(final String name, final double smallest, final double largest) {
        if (!(largest > smallest)) {
            throw new IllegalArgumentException(
                    "the " + name + " are all " + smallest + ", expected a sample that varies");
        }
    }
}
