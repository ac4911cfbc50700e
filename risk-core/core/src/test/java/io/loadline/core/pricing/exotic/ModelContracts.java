package io.loadline.core.pricing.exotic;

import java.util.List;

/** The contracts of {@link Contract} on two assets, with terms that are fixed later, and under other models. */
final class ModelContracts {
    private ModelContracts() {}

    /** Two spots, two yields, years, two volatilities, correlation, then rate and strike, or two quantities. */
    static void addPairs(final List<Contract> all) {
        final double[] good = {100, 90, 0.01, 0.02, 0.5, 0.25, 0.3, 0.4, 0.03, 85};
        all.add(Contract.of("better of two", "PPRRPPPCRN", x -> pair(x).onMaximum(true, x[9]), good));
        all.add(Contract.of("worse of two", "PPRRPPPCRN", x -> pair(x).onMinimum(false, x[9]), good));
        all.add(Contract.of(
                "second if first",
                "PPRRPPPCRPP",
                x -> pair(x).onSecondIfFirst(true, x[10], x[9]),
                100,
                90,
                0.01,
                0.02,
                0.5,
                0.25,
                0.3,
                0.4,
                0.03,
                85,
                95));
        all.add(Contract.of("spread", "PPRRPPPCRR", x -> pair(x).onSpread(true, x[9]), good));
        all.add(Contract.of(
                "exchange",
                "PPRRNNNCPP",
                x -> ExchangeOption.of(x[0], x[1], x[8], x[9], x[2], x[3], x[4], x[5], x[6], x[7])
                        .price(),
                100,
                90,
                0.01,
                0.02,
                0.5,
                0.25,
                0.3,
                0.4,
                1,
                1));
    }

    private static TwoAssetOption pair(final double[] x) {
        return new TwoAssetOption(x[0], x[1], x[2], x[3], x[8], x[4], x[5], x[6], x[7]);
    }

    /** Choosers, quantos, forward starts and corridors. */
    static void addDelayed(final List<Contract> all) {
        all.add(Contract.of(
                "chooser",
                "PNPPPPRRN",
                x -> new ChooserOption(x[1], x[2], x[3], x[4], x[5]).price(x[0], x[6], x[7], x[8]),
                100,
                0.25,
                105,
                0.75,
                95,
                0.5,
                0.03,
                0.01,
                0.25));
        all.add(Contract.of(
                "quanto",
                "PPPRRRNNNC",
                x -> QuantoOption.price(true, x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], x[9]),
                100,
                95,
                1.5,
                0.08,
                0.05,
                0.04,
                0.5,
                0.2,
                0.1,
                0.3));
        all.add(Contract.of(
                "forward start",
                "PPNRRPN",
                x -> ForwardStartOption.price(true, x[0], x[1], x[2], x[3], x[4], x[5], x[6]),
                100,
                0.95,
                0.2,
                0.03,
                0.01,
                0.5,
                0.25));
        for (final boolean in : new boolean[] {true, false}) {
            all.add(Contract.of(
                    "two barriers " + in,
                    "PPPPRRNNN",
                    x -> DoubleBarrierOption.price(in, true, x[0], x[1], x[2], x[3], x[8], x[4], x[5], x[6], x[7]),
                    100,
                    95,
                    80,
                    125,
                    0.03,
                    0.01,
                    0.5,
                    0.25,
                    3));
        }
    }

    static void addModels(final List<Contract> all) {
        for (final boolean mother : new boolean[] {true, false}) {
            for (final boolean daughter : new boolean[] {true, false}) {
                all.add(Contract.of(
                        "compound " + mother + ' ' + daughter,
                        "PPPNPRRN",
                        x -> new CompoundOption(mother, daughter, x[1], x[2], x[3], x[4]).price(x[0], x[5], x[6], x[7]),
                        100,
                        8,
                        95,
                        0.25,
                        0.75,
                        0.03,
                        0.01,
                        0.25));
            }
        }
        all.add(Contract.of(
                "jumps",
                "NNRRNNNRN",
                x -> new MertonJumpDiffusion(x[5], x[6], x[7], x[8]).price(true, x[0], x[1], x[2], x[3], x[4]),
                100,
                95,
                0.03,
                0.01,
                0.5,
                0.25,
                1,
                -0.1,
                0.2));
        all.add(Contract.of(
                "Heston",
                "PPRRPNPNNC",
                x -> new HestonModel(x[5], x[6], x[7], x[8], x[9]).price(true, x[0], x[1], x[2], x[3], x[4]),
                100,
                95,
                0.03,
                0.01,
                0.5,
                0.06,
                2,
                0.04,
                0.5,
                -0.5));
        all.add(Contract.of(
                "Bates",
                "PPRRPNPNNCNRN",
                x -> new BatesModel(new HestonModel(x[5], x[6], x[7], x[8], x[9]), x[10], x[11], x[12])
                        .price(true, x[0], x[1], x[2], x[3], x[4]),
                100,
                95,
                0.03,
                0.01,
                0.5,
                0.06,
                2,
                0.04,
                0.5,
                -0.5,
                1,
                -0.1,
                0.2));
        all.add(Contract.of(
                "gamma clock",
                "PPRRPPPR",
                x -> new VarianceGammaModel(x[5], x[6], x[7]).price(true, x[0], x[1], x[2], x[3], x[4]),
                100,
                95,
                0.03,
                0.01,
                0.5,
                0.25,
                0.2,
                -0.1));
        for (final FxDelta convention : FxDelta.values()) {
            all.add(Contract.of(
                    "delta " + convention,
                    "PPPP",
                    x -> convention.delta(true, x[0], x[1], x[2], x[3]),
                    1.1,
                    1.15,
                    0.98,
                    0.12));
            all.add(Contract.of(
                    "strike " + convention,
                    "PPPP",
                    x -> convention.strike(true, x[0], x[1], x[2], x[3]),
                    1.1,
                    0.25,
                    0.98,
                    0.12));
        }
        all.add(Contract.of(
                "fair variance",
                "PRRPNNNNPPP",
                x -> VarianceSwap.fairVariance(
                        x[0],
                        x[1],
                        x[2],
                        x[3],
                        new double[] {x[8], 100},
                        new double[] {x[4], x[5]},
                        new double[] {100, x[9], x[10]},
                        new double[] {x[5], x[6], x[7]}),
                100,
                0.03,
                0.01,
                0.5,
                0.26,
                0.25,
                0.24,
                0.23,
                90,
                110,
                120));
    }
}
