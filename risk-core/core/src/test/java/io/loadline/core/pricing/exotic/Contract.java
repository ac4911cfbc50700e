package io.loadline.core.pricing.exotic;

import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.american.AmericanOption;
import io.loadline.core.pricing.american.BaroneAdesiWhaley;
import io.loadline.core.pricing.american.BermudanOption;
import io.loadline.core.pricing.american.BjerksundStensland;
import io.loadline.core.pricing.american.JuZhong;
import io.loadline.core.pricing.exotic.PartialBarrierOption.Watch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every pricing function with a good value for each of its arguments and what each may be, one letter an argument: P positive; N not negative, with
 * a limit at zero; R any finite number; A any number; C a correlation.
 */
record Contract(String name, String arguments, Formula formula, double... good) {
    interface Formula {
        double at(double[] x);
    }

    private static final AmericanOption AMERICAN = new AmericanOption(AmericanOption.Accuracy.FAST);

    static List<Contract> all() {
        final List<Contract> all = new ArrayList<>();
        addPlain(all);
        addBarriers(all);
        addExtremes(all);
        addAverages(all);
        ModelContracts.addPairs(all);
        ModelContracts.addModels(all);
        ModelContracts.addDelayed(all);
        return all;
    }

    static Contract of(final String name, final String arguments, final Formula formula, final double... good) {
        return new Contract(name, arguments, formula, good);
    }

    /** Spot, strike, rate, yield, years, volatility. */
    private static void addPlain(final List<Contract> all) {
        final double[] good = {100, 95, 0.03, 0.01, 0.5, 0.25};
        all.add(of("plain", "NNAANN", x -> BlackScholes.price(true, x[0], x[1], x[2], x[3], x[4], x[5]), good));
        all.add(of("American put", "NNAANN", x -> AMERICAN.price(false, x[0], x[1], x[2], x[3], x[4], x[5]), good));
        all.add(of("American call", "NNAANN", x -> AMERICAN.price(true, x[0], x[1], x[2], x[3], x[4], x[5]), good));
        all.add(of(
                "quadratic", "PPRRPP", x -> BaroneAdesiWhaley.price(false, x[0], x[1], x[2], x[3], x[4], x[5]), good));
        all.add(of("Ju and Zhong", "PPRRPP", x -> JuZhong.price(false, x[0], x[1], x[2], x[3], x[4], x[5]), good));
        all.add(of(
                "Bjerksund",
                "PPRRPP",
                x -> BjerksundStensland.price2002(true, x[0], x[1], x[2], x[3], x[4], x[5]),
                good));
        all.add(of(
                "Bermudan", "PPRRPP", x -> BermudanOption.price(false, x[0], x[1], x[2], x[3], x[4], x[5], 5), good));
        all.add(of(
                "cash",
                "PPRRNNR",
                x -> DigitalOption.cashOrNothing(true, x[0], x[1], x[6], x[2], x[3], x[4], x[5]),
                100,
                95,
                0.03,
                0.01,
                0.5,
                0.25,
                7));
        all.add(of(
                "asset", "PPRRNN", x -> DigitalOption.assetOrNothing(false, x[0], x[1], x[2], x[3], x[4], x[5]), good));
        all.add(of(
                "gap",
                "PPRRNNR",
                x -> DigitalOption.gap(true, x[0], x[1], x[6], x[2], x[3], x[4], x[5]),
                100,
                95,
                0.03,
                0.01,
                0.5,
                0.25,
                90));
    }

    /** Spot, strike, rate, yield, years, volatility, barrier, then the rebate, the cash or the time of the watch. */
    private static void addBarriers(final List<Contract> all) {
        for (final BarrierKind kind : BarrierKind.values()) {
            final double level = kind.isDown() ? 80 : 120;
            final double[] good = {100, 95, 0.03, 0.01, 0.5, 0.25, level, 2};
            all.add(of(
                    "barrier " + kind,
                    "PPRRNNPN",
                    x -> BarrierOption.price(kind, true, x[0], x[1], x[6], x[7], x[2], x[3], x[4], x[5]),
                    good));
            all.add(of(
                    "binary " + kind,
                    "PPRRNNPR",
                    x -> BinaryBarrierOption.cashOrNothing(kind, false, x[0], x[1], x[6], x[7], x[2], x[3], x[4], x[5]),
                    good));
            all.add(of(
                    "binary asset " + kind,
                    "PPRRNNP",
                    x -> BinaryBarrierOption.assetOrNothing(kind, true, x[0], x[1], x[6], x[2], x[3], x[4], x[5]),
                    100,
                    95,
                    0.03,
                    0.01,
                    0.5,
                    0.25,
                    level));
            for (final Watch watch : Watch.values()) {
                all.add(of(
                        "partial barrier " + watch + ' ' + kind,
                        "PPRRPNPNN",
                        x -> PartialBarrierOption.price(
                                kind, watch, true, x[0], x[1], x[6], x[8], x[7], x[2], x[3], x[4], x[5]),
                        100,
                        95,
                        0.03,
                        0.01,
                        0.5,
                        0.25,
                        level,
                        0.2,
                        3));
            }
        }
        addTouches(all);
    }

    /** Spot, barrier, rate, yield, years, volatility, cash, then the upper barrier. */
    private static void addTouches(final List<Contract> all) {
        final double[] good = {100, 80, 0.03, 0.01, 0.5, 0.25, 7, 125};
        all.add(of(
                "at the touch",
                "PPRRNNR",
                x -> TouchOption.atTouch(true, x[0], x[1], x[6], x[2], x[3], x[4], x[5]),
                Arrays.copyOf(good, 7)));
        all.add(of(
                "untouched",
                "PPRRNNR",
                x -> TouchOption.untouched(true, x[0], x[1], x[6], x[2], x[3], x[4], x[5]),
                Arrays.copyOf(good, 7)));
        all.add(of(
                "at the touch of two",
                "PPRRNNRP",
                x -> TouchOption.atTouchOfEither(x[0], x[1], x[7], x[6], x[2], x[3], x[4], x[5]),
                good));
        all.add(of(
                "untouched by both",
                "PPRRNNRP",
                x -> TouchOption.untouchedByBoth(x[0], x[1], x[7], x[6], x[2], x[3], x[4], x[5]),
                good));
    }

    /** Spot, extreme, rate, yield, years, volatility, then the strike or the factor, and the time of the watch. */
    private static void addExtremes(final List<Contract> all) {
        all.add(of(
                "floating",
                "PPRRNN",
                x -> LookbackOption.floating(true, x[0], x[1], x[2], x[3], x[4], x[5]),
                100,
                90,
                0.03,
                0.01,
                0.5,
                0.25));
        all.add(of(
                "fixed",
                "PPRRNNP",
                x -> LookbackOption.fixed(true, x[0], x[1], x[6], x[2], x[3], x[4], x[5]),
                100,
                110,
                0.03,
                0.01,
                0.5,
                0.25,
                95));
        all.add(of(
                "watched floating",
                "PPRRNNN",
                x -> WatchedLookbackOption.floating(true, x[0], x[1], x[6], x[2], x[3], x[4], x[5]),
                100,
                90,
                0.03,
                0.01,
                0.5,
                0.25,
                0.02));
        all.add(of(
                "watched fixed",
                "PPRRNNPN",
                x -> WatchedLookbackOption.fixed(true, x[0], x[1], x[6], x[7], x[2], x[3], x[4], x[5]),
                100,
                110,
                0.03,
                0.01,
                0.5,
                0.25,
                95,
                0.02));
        all.add(of(
                "partial floating",
                "PPRRPNPP",
                x -> PartialLookbackOption.floating(true, x[0], x[1], x[6], x[7], x[2], x[3], x[4], x[5]),
                100,
                90,
                0.03,
                0.01,
                0.5,
                0.25,
                1.05,
                0.2));
        all.add(of(
                "partial fixed",
                "PPRRPNN",
                x -> PartialLookbackOption.fixed(false, x[0], x[1], x[6], x[2], x[3], x[4], x[5]),
                100,
                95,
                0.03,
                0.01,
                0.5,
                0.25,
                0.2));
    }

    /** Spot, strike, rate, yield, years or the last fixing, volatility, then the average so far and its length. */
    private static void addAverages(final List<Contract> all) {
        final double[] good = {100, 95, 0.03, 0.01, 0.5, 0.25};
        all.add(of(
                "geometric", "PPRRNN", x -> AverageMoments.geometric(true, x[0], x[1], x[2], x[3], x[4], x[5]), good));
        all.add(of(
                "geometric, begun",
                "PPRRNNPP",
                x -> AverageMoments.geometric(true, x[0], x[6], x[1], x[2], x[3], x[7], x[4], x[5]),
                100,
                95,
                0.03,
                0.01,
                0.5,
                0.25,
                98,
                0.8));
        all.add(of(
                "geometric fixings",
                "PPRRNN",
                x -> AverageMoments.geometricFixings(true, x[0], x[1], x[2], x[3], fixings(x[4]), x[5]),
                good));
        all.add(of(
                "geometric fixings, begun",
                "PPRRNNP",
                x -> AverageMoments.geometricFixings(true, x[0], x[6], 2, x[1], x[2], x[3], fixings(x[4]), x[5]),
                100,
                95,
                0.03,
                0.01,
                0.5,
                0.25,
                98));
        all.add(of(
                "Levy",
                "PPRRPNNP",
                x -> AverageMoments.levy(true, x[0], x[6], x[1], x[2], x[3], x[7], x[4], x[5]),
                100,
                95,
                0.03,
                0.01,
                0.5,
                0.25,
                98,
                0.8));
        all.add(of(
                "Turnbull",
                "PPRRNN",
                x -> AverageMoments.turnbullWakeman(true, x[0], x[1], x[2], x[3], fixings(x[4]), x[5]),
                good));
        all.add(of(
                "average",
                "PPRRPN",
                x -> new AverageOption(true, x[1], x[2], x[3], x[5]).continuous(x[0], x[4]),
                good));
        all.add(of(
                "average of fixings",
                "PPRRPN",
                x -> new AverageOption(true, x[1], x[2], x[3], x[5]).discrete(x[0], fixings(x[4])),
                good));
    }

    private static double[] fixings(final double years) {
        return new double[] {0.5 * years, years};
    }
}
