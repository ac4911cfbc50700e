package io.loadline.varengine;

import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import java.util.Random;

/** Runs both stages over a random day and folds every output bit into one number; its main prints it, for runs at other widths. */
final class SmallFirmDigest {
    private static final int PRIME = 31;

    private SmallFirmDigest() {}

    public static void main(final String[] args) {
        System.out.println("digest " + of(Integer.parseInt(args[0])));
    }

    static long of(final int events) {
        final RiskModel model = SmallFirm.model(42, 30, 6, 1_003);
        final VarStage var = new VarStage(model, Counters.inMemory());
        final LiquidityStage liquidity = new LiquidityStage(model, Counters.inMemory());
        final RandomDay random = new RandomDay(new TradingDay(model), new Random(42));
        long digest = 0;
        for (int i = 0; i < events; i++) {
            final RiskEvent event = random.next();
            var.onEvent(event, event.sequence);
            liquidity.onEvent(event, event.sequence);
            for (int n = 0; n < event.pricing.count; n++) {
                digest = fold(digest, event.risk.var95(n));
                digest = fold(digest, event.risk.var99(n));
                digest = fold(digest, event.risk.var999(n));
                digest = fold(digest, event.risk.es975(n));
                digest = fold(digest, event.risk.es99(n));
                digest = fold(digest, event.liquidity.cost(n));
                digest = fold(digest, event.liquidity.costStressed(n));
                digest = fold(digest, event.liquidity.liquidationDays(n));
            }
        }
        return digest;
    }

    private static long fold(final long digest, final double value) {
        return PRIME * digest + Double.doubleToLongBits(value);
    }
}
