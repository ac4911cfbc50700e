package io.loadline.core.math;

/** Checks of parameters where a distribution is made. */
final class Parameters {
    private Parameters() {}

    /** Returns a parameter that must be positive and finite. */
    static double positive(final String name, final double given) {
        return above(name, given, 0);
    }

    /** Returns a parameter that must be finite and above a bound. */
    static double above(final String name, final double given, final double bound) {
        if (!(given > bound && given < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + ": " + given + " given; expected a finite number above " + bound);
        }
        return given;
    }
}
