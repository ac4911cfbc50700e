package io.loadline.bench.model;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import io.loadline.core.math.GaussLegendre;
import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.Greeks;
import io.loadline.core.pricing.ImpliedVolatility;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.finmath.functions.AnalyticFormulas;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One European option on a forward by four libraries on the same inputs: Loadline, OpenGamma Strata, finmath-lib, and the textbook formula on the normal
 * distribution of Apache Commons Math. Before each run the largest errors are printed, of prices against the integral of the vega over the
 * volatility, which shares no code with any of them, and of implied volatilities against those the prices were made of. A method whose error is larger has
 * not done the same work.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class EuropeanPeers {
    private static final int OPTIONS = 1 << 10;
    private static final double FORWARD = 100;
    private static final GaussLegendre RULE = new GaussLegendre(200);

    private final double[] strikes = new double[OPTIONS];
    private final double[] years = new double[OPTIONS];
    private final double[] volatilities = new double[OPTIONS];
    private final double[] prices = new double[OPTIONS];
    private final Greeks greeks = new Greeks();
    private final NormalDistribution normal = new NormalDistribution();
    private int next;

    private interface Formula {
        double at(int option);
    }

    /** Draws strikes within four deviations and prints the errors of all. */
    @Setup(Level.Trial)
    public void draw() {
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < OPTIONS; i++) {
            years[i] = random.nextDouble(0.05, 2);
            volatilities[i] = random.nextDouble(0.1, 0.8);
            final double total = volatilities[i] * Math.sqrt(years[i]);
            strikes[i] = FORWARD * StrictMath.exp(total * random.nextDouble(-4, 4));
            prices[i] = reference(i);
        }
        System.out.println();
        report("price", prices, this::loadlinePrice, this::strataPrice, this::finmathPrice, this::commonsPrice);
        report(
                "implied volatility",
                volatilities,
                this::loadlineVolatility,
                this::strataVolatility,
                this::finmathVolatility);
    }

    private static void report(final String what, final double[] expected, final Formula... formulas) {
        final String[] names = {"loadline", "strata", "finmath", "commons-math"};
        final StringBuilder line = new StringBuilder("largest relative error of the " + what + ':');
        for (int f = 0; f < formulas.length; f++) {
            double worst = 0;
            int none = 0;
            for (int i = 0; i < OPTIONS; i++) {
                final double error = Math.abs(formulas[f].at(i) / expected[i] - 1);
                if (Double.isNaN(error)) {
                    none++;
                } else {
                    worst = Math.max(worst, error);
                }
            }
            line.append(' ').append(names[f]).append(' ').append(worst);
            if (none > 0) {
                line.append(" and ").append(none).append(" not answered");
            }
        }
        System.out.println(line);
    }

    /** Out of the money the price is the vega summed over the volatility: sqrt(F K) int n(x / s) exp(-s^2 / 8) ds. */
    private double reference(final int i) {
        final double x = StrictMath.log(FORWARD / strikes[i]);
        final double total = volatilities[i] * Math.sqrt(years[i]);
        double sum = 0;
        for (int k = 0; k < RULE.size(); k++) {
            // The cube puts points near zero, where the integrand rises from nothing if the strike is near the forward.
            final double root = 0.5 * (1 + RULE.node(k));
            final double s = total * root * root * root;
            sum += RULE.weight(k) * root * root * StrictMath.exp(-0.5 * (x * x / (s * s) + 0.25 * s * s));
        }
        return Math.sqrt(FORWARD * strikes[i]) * 1.5 * total * sum / Math.sqrt(2 * Math.PI);
    }

    private boolean call(final int i) {
        return strikes[i] >= FORWARD;
    }

    private double loadlinePrice(final int i) {
        return Black76.price(call(i), FORWARD, strikes[i], years[i], volatilities[i], 1);
    }

    private double strataPrice(final int i) {
        return BlackFormulaRepository.price(FORWARD, strikes[i], years[i], volatilities[i], call(i));
    }

    private double finmathPrice(final int i) {
        return AnalyticFormulas.blackScholesOptionValue(FORWARD, 0, volatilities[i], years[i], strikes[i], call(i));
    }

    private double commonsPrice(final int i) {
        final double total = volatilities[i] * Math.sqrt(years[i]);
        final double d1 = Math.log(FORWARD / strikes[i]) / total + 0.5 * total;
        final double sign = call(i) ? 1 : -1;
        return sign
                * (FORWARD * normal.cumulativeProbability(sign * d1)
                        - strikes[i] * normal.cumulativeProbability(sign * (d1 - total)));
    }

    private double loadlineVolatility(final int i) {
        return ImpliedVolatility.of(call(i), FORWARD, strikes[i], years[i], prices[i]);
    }

    private double strataVolatility(final int i) {
        return BlackFormulaRepository.impliedVolatility(prices[i], FORWARD, strikes[i], years[i], call(i));
    }

    /** finmath has calls only: a put is turned by parity. */
    private double finmathVolatility(final int i) {
        final double call = call(i) ? prices[i] : prices[i] + FORWARD - strikes[i];
        return AnalyticFormulas.blackScholesOptionImpliedVolatility(FORWARD, years[i], strikes[i], 1, call);
    }

    private int index() {
        return next++ & (OPTIONS - 1);
    }

    /** @return price by Loadline */
    @Benchmark
    public double priceLoadline() {
        return loadlinePrice(index());
    }

    /** @return price by Strata */
    @Benchmark
    public double priceStrata() {
        return strataPrice(index());
    }

    /** @return price by finmath-lib */
    @Benchmark
    public double priceFinmath() {
        return finmathPrice(index());
    }

    /** @return price by Commons Math */
    @Benchmark
    public double priceCommonsMath() {
        return commonsPrice(index());
    }

    /** @return price with all sixteen derivatives by Loadline */
    @Benchmark
    public double greeksLoadline() {
        final int i = index();
        Black76.greeks(call(i), FORWARD, strikes[i], 0, years[i], volatilities[i], greeks);
        return greeks.price + greeks.delta + greeks.gamma + greeks.vega + greeks.theta;
    }

    /** @return price, delta, gamma, vega and theta by Strata, from a function each */
    @Benchmark
    public double greeksStrata() {
        final int i = index();
        return strataPrice(i)
                + BlackFormulaRepository.delta(FORWARD, strikes[i], years[i], volatilities[i], call(i))
                + BlackFormulaRepository.gamma(FORWARD, strikes[i], years[i], volatilities[i])
                + BlackFormulaRepository.vega(FORWARD, strikes[i], years[i], volatilities[i])
                + BlackFormulaRepository.theta(FORWARD, strikes[i], years[i], volatilities[i], call(i), 0);
    }

    /** @return price, delta, gamma, vega and theta by finmath-lib, from a function each */
    @Benchmark
    public double greeksFinmath() {
        final int i = index();
        return finmathPrice(i)
                + AnalyticFormulas.blackScholesOptionDelta(FORWARD, 0, volatilities[i], years[i], strikes[i])
                + AnalyticFormulas.blackScholesOptionGamma(FORWARD, 0, volatilities[i], years[i], strikes[i])
                + AnalyticFormulas.blackScholesOptionVega(FORWARD, 0, volatilities[i], years[i], strikes[i])
                + AnalyticFormulas.blackScholesOptionTheta(FORWARD, 0, volatilities[i], years[i], strikes[i]);
    }

    /** @return implied volatility by Loadline */
    @Benchmark
    public double impliedVolatilityLoadline() {
        return loadlineVolatility(index());
    }

    /** @return implied volatility by Strata */
    @Benchmark
    public double impliedVolatilityStrata() {
        return strataVolatility(index());
    }

    /** @return implied volatility by finmath-lib */
    @Benchmark
    public double impliedVolatilityFinmath() {
        return finmathVolatility(index());
    }
}
