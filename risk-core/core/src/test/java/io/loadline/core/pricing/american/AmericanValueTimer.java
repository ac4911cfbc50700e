package io.loadline.core.pricing.american;

import io.loadline.core.pricing.BatchBlack76;
import io.loadline.core.pricing.BatchScenarios;
import io.loadline.core.pricing.ImpliedVolatility;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The figures of decision 15: processor time of the pieces, best of many rounds, and errors over random options. Run it by hand. */
final class AmericanValueTimer {
    private static final int ROUNDS = 40;
    private static final int SCENARIOS = 1_000;
    private static final int OPTIONS = 20_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final AmericanValue value = new AmericanValue();
    private double sink;

    /** Prints the figures. */
    public static void main(final String[] args) {
        final AmericanValueTimer timer = new AmericanValueTimer();
        timer.times();
        timer.errors();
        System.out.println("(" + timer.sink + ")");
    }

    private static double best(final int calls, final Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            final long before = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < calls; i++) {
                work.run();
            }
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - before) / (double) calls);
        }
        return best;
    }

    private static ExercisePremium premium(
            final double rate, final double carry, final boolean call, final double total) {
        final ExercisePremiums premiums = new ExercisePremiums(0, 0);
        final ExercisePremium premium = premiums.add();
        premium.aim(rate, carry);
        premium.find(call, total);
        for (int column = 0; column < PremiumTable.ALONG; column++) {
            premiums.takeTurn(0);
        }
        return premium;
    }

    private void times() {
        final ExercisePremium premium = premium(0.01, 0.005, false, 0.1);
        value.take(false, 100.5, 100, 102, 0.25, 0.2, 0.99, premium);
        final double mid = value.price;
        System.out.printf(
                "price and greeks: %.0f ns%n",
                best(20_000, () -> {
                    value.take(false, 100.5, 100, 102, 0.25, 0.2, 0.99, premium);
                    sink += value.price;
                }));
        System.out.printf(
                "implied volatility: %.0f ns, European: %.0f ns%n",
                best(20_000, () -> sink += value.implied(false, 100.5, 100, 102, 0.25, mid + 0.02, 0.99, premium, 0.2)),
                best(20_000, () -> sink += ImpliedVolatility.of(false, 100.5, 102, 0.25, mid)));
        final PremiumBuilder builder = new PremiumBuilder();
        final PremiumTable table = new PremiumTable();
        System.out.printf(
                "boundary and its prices: %.0f ns%n",
                best(1_000, () -> {
                    if (!builder.isBusy()) {
                        builder.begin(table, 0, 0.03, 0.3, 0.01, 0.005);
                    }
                    builder.step();
                }));
        scenarios(premium);
    }

    private void scenarios(final ExercisePremium premium) {
        final double[] forwards = new double[SCENARIOS];
        final double[] one = new double[SCENARIOS];
        final double[] many = new double[SCENARIOS];
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < SCENARIOS; i++) {
            forwards[i] = 80 + 40 * random.nextDouble();
            one[i] = 0.2;
            many[i] = 0.18 + 0.05 * random.nextDouble();
        }
        final BatchScenarios batch = new BatchScenarios(SCENARIOS);
        final double[] european = new double[SCENARIOS];
        final double[] prices = new double[SCENARIOS];
        final ScenarioPremium kernel = new ScenarioPremium(SCENARIOS);
        BatchBlack76.warmUp();
        for (final double[] volatilities : new double[][] {one, many}) {
            batch.set(forwards, volatilities, SCENARIOS);
            final double black = best(2_000, () -> BatchBlack76.prices(false, 102, 0.25, 0.99, batch, european, 0));
            final double added = best(2_000, () -> {
                System.arraycopy(european, 0, prices, 0, SCENARIOS);
                kernel.take(false, 102, 0.25, 1 / 1.005, 0.18, 0.23, premium);
                kernel.prices(batch, prices);
            });
            System.out.printf("%,d scenarios: Black-76 %.0f ns, premium %.0f ns%n", SCENARIOS, black, added);
        }
    }

    private void errors() {
        final AmericanOption exact = new AmericanOption(AmericanOption.Accuracy.ACCURATE);
        final SplittableRandom random = new SplittableRandom(99);
        final double[] errors = new double[OPTIONS];
        for (int i = 0; i < OPTIONS; i++) {
            final boolean call = random.nextBoolean();
            final double rate = 0.001 + 0.1 * random.nextDouble();
            final double yield = random.nextInt(3) == 0 ? rate : -0.02 + 0.12 * random.nextDouble();
            final double years = Math.exp(Math.log(1.0 / 52) + random.nextDouble() * Math.log(156));
            final double volatility =
                    Math.max(0.08, 0.5 * Math.abs(rate - yield) * Math.sqrt(years)) + 0.6 * random.nextDouble();
            final double total = volatility * Math.sqrt(years);
            final double spot = 100 * Math.exp(5 * (random.nextDouble() - 0.5) * total);
            final double carry = (rate - yield) * years;
            final ExercisePremium premium = premium(rate * years, carry, call, total);
            value.take(call, spot * Math.exp(carry), spot, 100, years, volatility, Math.exp(-rate * years), premium);
            errors[i] = Math.abs(value.price - exact.price(call, spot, 100, rate, yield, years, volatility)) / 100;
        }
        Arrays.sort(errors);
        System.out.printf(
                "error over the strike, %,d options: mean %.1e, 99.9%% below %.1e, at most %.1e%n",
                OPTIONS,
                Arrays.stream(errors).average().orElseThrow(),
                errors[OPTIONS * 999 / 1_000],
                errors[OPTIONS - 1]);
    }
}
