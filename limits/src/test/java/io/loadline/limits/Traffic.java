package io.loadline.limits;

import io.loadline.core.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random events of every kind, from a seed: prices that wander and crash, orders, fills, commands, bad data and restarts. */
final class Traffic {
    private static final int[] ACCOUNTS = {Models.ACCOUNT, Models.OTHER_ACCOUNT};
    private static final String[] PERSONS = {"ann", "bob", "cyd"};

    private final Random random;
    private final Rig rig;
    private final double[] prices = {100, 50, 10};
    private final List<Long> orders = new ArrayList<>();
    private long lastCause = 1;
    private int epoch = 1;
    private long request = 1;

    Traffic(final Rig rig, final long seed) {
        this.rig = rig;
        random = new Random(seed);
    }

    Output next() {
        final Output out = send(random.nextInt(100));
        for (final Output.Kill kill : out.kills) {
            if (kill.to() == KillPhase.TRIPPED) {
                lastCause = kill.causeSequence();
            }
        }
        return out;
    }

    private Output send(final int dice) {
        if (dice < 40) {
            return mark();
        }
        if (dice < 58) {
            return order();
        }
        if (dice < 66) {
            return fill();
        }
        if (dice < 76) {
            return rig.report(anOrder(), account(), 1 + random.nextInt(5));
        }
        if (dice < 90) {
            return command();
        }
        if (dice < 94) {
            return rig.pass(random.nextInt(20) == 0 ? 400 * Rig.SECOND : random.nextInt(2_000_000_000));
        }
        return machine(dice);
    }

    private Output machine(final int dice) {
        return switch (dice) {
            case 94 -> rig.stale(random.nextInt(3));
            case 95 -> rig.health(random.nextInt(8) == 0 ? 0.05 : 0.5, random.nextInt(8) != 0, 0);
            case 96 -> rig.source(1, random.nextInt(4) != 0);
            case 97 -> random.nextInt(4) == 0 ? rig.epoch(++epoch) : rig.timer();
            default -> rig.mark(random.nextInt(3), random.nextInt(3) == 0 ? Double.NaN : 60);
        };
    }

    private int account() {
        return ACCOUNTS[random.nextInt(2)];
    }

    private long anOrder() {
        return orders.isEmpty() ? 1 : orders.get(random.nextInt(orders.size()));
    }

    private Output mark() {
        final int instrument = random.nextInt(3);
        final double move = random.nextInt(60) == 0 ? -0.06 : random.nextGaussian() * 0.004;
        prices[instrument] *= 1 + move;
        return rig.mark(instrument, prices[instrument]);
    }

    private Output order() {
        final int instrument = random.nextInt(3);
        final long quantity = Scale.toQuantity(1 + random.nextInt(520));
        final double price = prices[instrument] * (1 + random.nextGaussian() * 0.02);
        final int side = 1 + random.nextInt(2);
        final long id = 1_000 + rig.sequence();
        orders.add(id);
        return switch (random.nextInt(6)) {
            case 0 -> rig.order(id, anOrder(), 2, account(), instrument, side, 1, quantity, price);
            case 1 -> rig.order(id, anOrder(), 3, account(), instrument, side, 1, 0, 0);
            case 2 -> rig.order(id, 0, 1, account(), instrument, side, 2, quantity, Double.NaN);
            default -> rig.order(id, 0, 1, account(), instrument, side, 1, quantity, price);
        };
    }

    private Output fill() {
        final int instrument = random.nextInt(3);
        return rig.fill(
                anOrder(),
                account(),
                instrument,
                1 + random.nextInt(2),
                1 + random.nextInt(40),
                prices[instrument],
                random.nextInt(4) == 0);
    }

    private Output command() {
        final int node = random.nextInt(9);
        final String person = PERSONS[random.nextInt(3)];
        return switch (random.nextInt(14)) {
            case 0 -> rig.kill(node, 1 + random.nextInt(30));
            case 1, 2, 3 -> rig.requestReset(node, ++request, lastCause, person);
            case 4, 5, 6, 7 -> rig.approveReset(node, request, person);
            case 8 -> rig.setLimit(node, 16, 0, 5_000 + random.nextInt(60_000), ++request, person);
            case 9 -> rig.approveLimit(node, request, person);
            case 10 -> rig.command(6, 2, node, 0, 0, 0, 0, person, "", "");
            case 11, 12 -> rig.command(7, 3, node, 0, 0, 0, 0, person, "", "");
            default -> rig.command(8, 2, node, 0, 0, 0, 0, person, "", "");
        };
    }
}
