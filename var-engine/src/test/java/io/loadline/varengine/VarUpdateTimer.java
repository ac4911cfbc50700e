package io.loadline.varengine;

import io.loadline.core.Quality;
import io.loadline.core.Scale;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A quick look at the time of one event in {@link VarStage}: price tick of one instrument, VaR and ES of every node on its path. Prints the
 * fastest and the median of many batches, so that a busy machine can be told from slow code. Run by hand; the benchmarks module has the
 * figures of record.
 */
final class VarUpdateTimer {
    private static final int BATCH = 20_000;
    private static final int BATCHES = 120;
    private static final int ORDER = 1 << 16;
    private static final int LEVELS = 5;

    private final int depth;
    private final double[] mark;
    private final int[] order = new int[ORDER];
    private final RiskEvent event;
    private final VarStage stage;

    private VarUpdateTimer(final int instruments, final int scenarios, final int depth) {
        this.depth = depth;
        final Random random = new Random(7);
        final RiskModel model = model(instruments, scenarios, random);
        stage = new VarStage(model, Counters.inMemory());
        event = new RiskEvent(model.tree().size());
        mark = new double[instruments];
        for (int i = 0; i < instruments; i++) {
            tick(i, 100, LEVELS);
        }
        for (int i = 0; i < ORDER; i++) {
            order[i] = random.nextInt(instruments);
        }
    }

    /** Prints a line for each case: rows warm or visited at random, one node or a path of five, and more scenarios. */
    public static void main(final String[] args) {
        for (final int scenarios : new int[] {1_000, 250, 10_000}) {
            for (final int instruments : new int[] {8, 2_000, 10_000}) {
                for (final int depth : new int[] {1, 5}) {
                    if (instruments * (long) scenarios <= 20_000_000L) {
                        new VarUpdateTimer(instruments, scenarios, depth).run(instruments, scenarios);
                    }
                }
            }
        }
    }

    private void run(final int instruments, final int scenarios) {
        final double[] times = new double[BATCHES];
        for (int batch = 0; batch < BATCHES; batch++) {
            final long start = System.nanoTime();
            for (int i = 0; i < BATCH; i++) {
                final int id = order[(batch * BATCH + i) & (ORDER - 1)];
                tick(id, mark[id] * ((i & 1) == 0 ? 1.0001 : 0.9999), depth);
            }
            times[batch] = (System.nanoTime() - start) / (double) BATCH;
        }
        Arrays.sort(times, BATCHES / 4, BATCHES);
        System.out.printf(
                "%,7d scenarios, %,7d rows, %d node(s): fastest %.0f ns, median %.0f ns an event%n",
                scenarios, instruments, depth, times[BATCHES / 4], times[BATCHES / 4 + BATCHES * 3 / 8]);
    }

    private void tick(final int id, final double mid, final int nodes) {
        final PricingSection pricing = event.pricing;
        event.sequence++;
        pricing.reset();
        pricing.reasons = PricingSection.MARK;
        pricing.instrument = id;
        pricing.mark = mid;
        pricing.unitLinear = mid;
        pricing.unitValue = mid;
        pricing.fxRate = 1;
        mark[id] = mid;
        for (int node = LEVELS - 1; node >= LEVELS - nodes; node--) {
            pricing.add(node, quantity(id), quantity(id), 0, 0, 0, 0, 0, 0, Quality.GOOD);
        }
        stage.onEvent(event, event.sequence);
    }

    private static double quantity(final int id) {
        return id % 7 - 3.5;
    }

    private static RiskModel model(final int instruments, final int scenarios, final Random random) {
        final List<Instrument> universe = new ArrayList<>();
        final List<OpeningPosition> positions = new ArrayList<>();
        final List<String> columns = new ArrayList<>();
        final List<ReturnKind> kinds = new ArrayList<>();
        final double[][] prices = new double[instruments][scenarios + 1];
        final List<PortfolioNode> nodes = new ArrayList<>();
        for (final NodeLevel level : NodeLevel.values()) {
            nodes.add(new PortfolioNode(nodes.size(), level.name(), level, nodes.size() - 1));
        }
        for (int i = 0; i < instruments; i++) {
            universe.add(new Instrument(i, "I" + i, Venue.NONE, AssetClass.EQUITY, 0, 1, false, i, 1_000, 0.01, null));
            positions.add(new OpeningPosition(LEVELS - 1, i, Scale.toQuantity(quantity(i)), Scale.toPrice(100)));
            columns.add("I" + i);
            kinds.add(ReturnKind.LOG);
            prices[i][0] = 100;
            for (int row = 1; row <= scenarios; row++) {
                prices[i][row] = prices[i][row - 1] * (1 + 0.01 * random.nextGaussian());
            }
        }
        return new RiskModel(
                0,
                List.of(new Currency("USD", -1, false, 1)),
                universe,
                new PortfolioTree(nodes),
                positions,
                List.of(),
                new PriceHistory(columns, kinds, prices),
                new int[] {0},
                RiskSettings.defaults());
    }
}
