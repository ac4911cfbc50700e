package io.loadline.bench.model;

import com.opengamma.strata.pricer.impl.tree.CoxRossRubinsteinLatticeSpecification;
import com.opengamma.strata.pricer.impl.tree.TrinomialTree;
import io.loadline.core.pricing.american.AmericanOption;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * One American put by Loadline and by the trinomial tree of OpenGamma Strata with 200 and 1,000 steps, on the same inputs. Before each run the largest
 * absolute errors at a strike of 100 are printed, against Loadline's highest accuracy, which its tests hold to published values of twelve digits.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class AmericanPeers {
    private static final int OPTIONS = 1 << 6;
    private static final double STRIKE = 100;
    private static final CoxRossRubinsteinLatticeSpecification LATTICE = new CoxRossRubinsteinLatticeSpecification();

    private final double[][] options = new double[OPTIONS][];
    private final AmericanOption fast = new AmericanOption(AmericanOption.Accuracy.FAST);
    private final AmericanOption accurate = new AmericanOption(AmericanOption.Accuracy.ACCURATE);
    private final AmericanOption high = new AmericanOption(AmericanOption.Accuracy.HIGH);
    private final TrinomialTree tree = new TrinomialTree();
    private int next;

    private interface Formula {
        double at(double[] option);
    }

    /** Draws spot, rate, yield, time and volatility, and prints the errors of all. */
    @Setup(Level.Trial)
    public void draw() {
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < OPTIONS; i++) {
            options[i] = new double[] {
                random.nextDouble(85, 115),
                random.nextDouble(0.01, 0.1),
                random.nextDouble(0, 0.1),
                random.nextDouble(0.1, 2),
                random.nextDouble(0.1, 0.5)
            };
        }
        System.out.println();
        report("loadline FAST", o -> price(fast, o));
        report("loadline ACCURATE", o -> price(accurate, o));
        report("strata 200 steps", o -> tree(o, 200));
        report("strata 1,000 steps", o -> tree(o, 1_000));
    }

    private void report(final String name, final Formula formula) {
        double worst = 0;
        for (int i = 0; i < OPTIONS; i++) {
            final double reference = price(high, options[i]);
            worst = Math.max(worst, Math.abs(formula.at(options[i]) - reference));
        }
        System.out.println("largest error of " + name + ": " + worst);
    }

    private static double price(final AmericanOption pricer, final double[] o) {
        return pricer.price(false, o[0], STRIKE, o[1], o[2], o[3], o[4]);
    }

    private double tree(final double[] o, final int steps) {
        return tree.optionPrice(new StrataAmericanPut(STRIKE, o[3], steps), LATTICE, o[0], o[4], o[1], o[2]);
    }

    private double[] option() {
        return options[next++ & (OPTIONS - 1)];
    }

    /** @return price by Loadline, fast */
    @Benchmark
    public double loadlineFast() {
        return price(fast, option());
    }

    /** @return price by Loadline, accurate */
    @Benchmark
    public double loadlineAccurate() {
        return price(accurate, option());
    }

    /** @return price by a tree of Strata */
    @Benchmark
    public double strata200() {
        return tree(option(), 200);
    }

    /** @return price by a larger tree of Strata */
    @Benchmark
    public double strata1000() {
        return tree(option(), 1_000);
    }
}
