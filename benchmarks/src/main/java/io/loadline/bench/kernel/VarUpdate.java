package io.loadline.bench.kernel;

import io.loadline.core.counter.Counters;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Currency;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.NodeLevel;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.PortfolioNode;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.model.Venue;
import io.loadline.varengine.VarStage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * VaR and expected shortfall of the nodes on a path after a tick: 1,000 scenarios, every measure the server publishes, the rolling rebuild
 * included. Instruments are visited at random; each has its own row of scenario returns. Prices move by one part in ten thousand a tick.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class VarUpdate {
    private static final int SCENARIOS = 1_000;
    private static final int VISITS = 1 << 16;
    private static final double DAILY_VOLATILITY = 0.01;
    private static final double TICK = 1e-4;
    private static final double PRICE = 100;

    /** Instruments: with 20 all rows stay in the cache of a core, with 10,000 they are 40 MB. */
    @Param({"20", "10000"})
    public int instruments;

    /** Nodes on the path: the account alone, or account, strategy, trader, desk and firm. */
    @Param({"1", "5"})
    public int nodes;

    private final int[] visits = new int[VISITS];
    private final double[] moves = new double[VISITS];
    private VarStage stage;
    private RiskEvent event;
    private double[] units;
    private double[] quantities;
    private int next;

    /** Builds one account that holds every instrument, below a strategy, a trader, a desk and the firm. */
    @Setup(Level.Trial)
    public void build() {
        final SplittableRandom random = new SplittableRandom(1);
        quantities = new double[instruments];
        units = new double[instruments];
        final RiskModel model = model(random);
        stage = new VarStage(model, Counters.inMemory());
        event = new RiskEvent(model.tree().size());
        for (int i = 0; i < instruments; i++) {
            units[i] = PRICE;
            tick(i, NodeLevel.values().length);
        }
        for (int i = 0; i < VISITS; i++) {
            visits[i] = random.nextInt(instruments);
            moves[i] = random.nextBoolean() ? 1 + TICK : 1 - TICK;
        }
    }

    private RiskModel model(final SplittableRandom random) {
        final NodeLevel[] levels = NodeLevel.values();
        final List<PortfolioNode> path = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            path.add(new PortfolioNode(i, levels[i].name(), levels[i], i - 1));
        }
        final List<Instrument> universe = new ArrayList<>();
        final List<OpeningPosition> positions = new ArrayList<>();
        final List<String> columns = new ArrayList<>();
        final List<ReturnKind> kinds = new ArrayList<>();
        final double[][] prices = new double[instruments][];
        for (int i = 0; i < instruments; i++) {
            final String name = "I" + i;
            columns.add(name);
            kinds.add(ReturnKind.LOG);
            prices[i] = prices(random);
            universe.add(new Instrument(
                    i, name, new Venue("CME", 1), AssetClass.EQUITY, 0, 1, false, i, 1e6, DAILY_VOLATILITY, null));
            quantities[i] = random.nextInt(-1_000, 1_001);
            positions.add(new OpeningPosition(
                    levels.length - 1, i, Math.round(quantities[i]) * 100_000_000L, 1_000_000_000L));
        }
        return new RiskModel(
                0,
                List.of(new Currency("USD", -1, false, 1)),
                universe,
                new PortfolioTree(path),
                positions,
                List.of(),
                new PriceHistory(columns, kinds, prices),
                new int[] {0},
                RiskSettings.defaults());
    }

    private static double[] prices(final SplittableRandom random) {
        final double[] prices = new double[SCENARIOS + 1];
        prices[0] = PRICE;
        for (int s = 1; s < prices.length; s++) {
            prices[s] = prices[s - 1] * (1 + DAILY_VOLATILITY * random.nextDouble(-2, 2));
        }
        return prices;
    }

    private void tick(final int instrument, final int touched) {
        final PricingSection pricing = event.pricing;
        pricing.reset();
        pricing.reasons = PricingSection.MARK;
        pricing.instrument = instrument;
        pricing.mark = units[instrument];
        pricing.unitValue = units[instrument];
        pricing.unitLinear = units[instrument];
        final double quantity = quantities[instrument];
        final int account = NodeLevel.values().length - 1;
        for (int i = 0; i < touched; i++) {
            pricing.add(account - i, quantity, quantity, 0, 0, 0, 0, 0, 0, 0);
        }
        stage.onEvent(event, 1);
    }

    /** @return VaR of the account at 99% */
    @Benchmark
    public double tick() {
        final int visit = next++ & (VISITS - 1);
        final int instrument = visits[visit];
        units[instrument] *= moves[visit];
        tick(instrument, nodes);
        return event.risk.var99(0);
    }
}
