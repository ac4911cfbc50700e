package io.loadline.varengine.volatility;

import java.util.List;

/** The conditional mean that is taken off returns. */
@SuppressWarnings("ImmutableEnumChecker") // List.of does not change
public enum MeanModel {
    /** Returns are errors. */
    ZERO(List.of()),
    /** One mean {@code mu}. */
    CONSTANT(List.of("mu")),
    /** {@code mu + ar1 x}, x the return before. The first return has none before it: its error is taken as zero, as peers do. */
    AUTOREGRESSIVE(List.of("mu", "ar1"));

    private final List<String> names;

    MeanModel(final List<String> names) {
        this.names = names;
    }

    /** Names of its parameters, in their order. */
    public List<String> names() {
        return names;
    }
}
