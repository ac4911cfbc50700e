package io.loadline.varengine;

import io.loadline.core.Quality;
import io.loadline.core.event.RiskEvent;
import java.util.Arrays;
import java.util.Random;

/** A random but repeatable sequence of quotes, bad quotes, fills, closing fills, orders and looks. */
final class RandomDay {
    private final TradingDay day;
    private final Random random;
    private final int[] accounts;
    private int quoted;

    RandomDay(final TradingDay day, final Random random) {
        this.day = day;
        this.random = random;
        int count = 0;
        final int[] found = new int[day.positions.length];
        for (int node = 0; node < found.length; node++) {
            if (day.model.tree().isAccount(node)) {
                found[count++] = node;
            }
        }
        accounts = Arrays.copyOf(found, count);
    }

    RiskEvent next() {
        final int id = random.nextInt(day.mark.length);
        final int account = accounts[random.nextInt(accounts.length)];
        return switch (random.nextInt(20)) {
            case 0 -> day.fill(account, id, random.nextInt(4_001) - 2_000);
            case 1 -> day.fill(account, id, -day.positions[account][id] / 1e8);
            case 2 -> day.order(account, id, random.nextInt(20_001) - 10_000);
            case 3 -> day.look();
            case 4 -> quote(id, Quality.STALE);
            default -> quote(id, Quality.GOOD);
        };
    }

    private RiskEvent quote(final int id, final int quality) {
        // Each instrument is quoted early on; some later than the first fills in it.
        final int instrument = quoted < day.mark.length && random.nextInt(3) == 0 ? quoted++ : id;
        final double last = Double.isNaN(day.mark[instrument]) ? 100 : day.mark[instrument];
        final double move = random.nextInt(200) == 0 ? 0.05 : 0.0002;
        final double mid = Math.max(1, last * (1 + move * random.nextGaussian()));
        return day.quote(
                instrument,
                mid,
                0.0001 * mid * (1 + random.nextInt(10)),
                random.nextInt(3_000),
                random.nextInt(3_000),
                quality);
    }
}
