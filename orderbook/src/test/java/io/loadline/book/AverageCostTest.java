package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AverageCostTest {
    private static final int ACCOUNT_1 = SmallFirm.ACCOUNT_A1;
    private static final int ACCOUNT_2 = SmallFirm.ACCOUNT_A2;

    private final Holdings holdings = new Holdings(SmallFirm.model().tree(), 1);
    private final AverageCost effect = new AverageCost();

    private static BigInteger wide(final long[] value) {
        final BigInteger low =
                BigInteger.valueOf(value[1]).and(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
        return BigInteger.valueOf(value[0]).shiftLeft(64).add(low);
    }

    private BigInteger cost(final int node) {
        return wide(holdings.exactCost(holdings.slot(node, 0)));
    }

    private BigInteger realised(final int node) {
        return wide(holdings.exactRealised(holdings.slot(node, 0)));
    }

    private void fill(final int account, final long quantity, final long price) {
        final int slot = holdings.slotOrNew(account, 0);
        final long before = holdings.quantity(slot);
        final long after = before + quantity;
        holdings.effect(slot, quantity, price, false, effect);
        for (final int node : SmallFirm.model().tree().path(account)) {
            holdings.add(
                    holdings.slotOrNew(node, 0),
                    Math.max(after, 0) - Math.max(before, 0),
                    Math.max(-after, 0) - Math.max(-before, 0),
                    effect);
        }
    }

    @Test
    void shouldRealiseAgainstTheAverageOfTwoBuys() {
        fill(ACCOUNT_1, 10, 100);
        fill(ACCOUNT_1, 10, 110);
        fill(ACCOUNT_1, -5, 120);
        assertEquals(BigInteger.valueOf(5 * (120 - 105)), realised(ACCOUNT_1));
    }

    @Test
    void shouldRealiseAShortBoughtBack() {
        fill(ACCOUNT_1, -10, 100);
        fill(ACCOUNT_1, 10, 90);
        assertEquals(BigInteger.valueOf(100), realised(ACCOUNT_1));
    }

    @Test
    void shouldOpenTheRestAtThePriceOfAFillThatTurnsThePosition() {
        fill(ACCOUNT_1, 10, 100);
        fill(ACCOUNT_1, -15, 90);
        assertEquals(BigInteger.valueOf(-100), realised(ACCOUNT_1));
        assertEquals(BigInteger.valueOf(-5 * 90), cost(ACCOUNT_1));
    }

    @Test
    void shouldBearPricesBelowZero() {
        fill(ACCOUNT_1, 10, -37);
        fill(ACCOUNT_1, -10, -10);
        assertEquals(BigInteger.valueOf(270), realised(ACCOUNT_1));
    }

    @Test
    void shouldHaveNoCostWhenFlat() {
        fill(ACCOUNT_1, 7, 100);
        fill(ACCOUNT_1, -3, 101);
        fill(ACCOUNT_1, -4, 99);
        assertEquals(BigInteger.ZERO, cost(ACCOUNT_1));
    }

    @Test
    void shouldSeeTheCostOfTheSmallestUnitRoundedTowardsZero() {
        fill(ACCOUNT_1, 3, 1);
        fill(ACCOUNT_1, 4, 2);
        fill(ACCOUNT_1, -2, 5);
        assertEquals(BigInteger.valueOf(11 - 11 * 2 / 7), cost(ACCOUNT_1));
    }

    @Test
    void shouldKeepCashAndValueEqualToProfitExactlyAfterAnyFills() {
        final long seed = 41;
        final SplittableRandom random = new SplittableRandom(seed);
        BigInteger cash = BigInteger.ZERO;
        long position = 0;
        for (int i = 0; i < 200_000; i++) {
            final int account = random.nextBoolean() ? ACCOUNT_1 : ACCOUNT_2;
            final long scale = 1L << random.nextInt(50);
            long quantity = random.nextLong(-scale, scale + 1);
            final int slot = holdings.slotOrNew(account, 0);
            if (quantity == 0 || !holdings.bears(slot, quantity)) {
                quantity = -holdings.quantity(slot);
            }
            if (quantity == 0) {
                continue;
            }
            final long price = random.nextLong(-(1L << 40), 1L << 62);
            fill(account, quantity, price);
            position += quantity;
            cash = cash.subtract(BigInteger.valueOf(quantity).multiply(BigInteger.valueOf(price)));

            final BigInteger value = BigInteger.valueOf(position).multiply(BigInteger.valueOf(price));
            final BigInteger unrealised = value.subtract(cost(SmallFirm.FIRM));
            final String at = "seed " + seed + " fill " + i;
            assertEquals(cash.add(value), realised(SmallFirm.FIRM).add(unrealised), at);
            assertEquals(position, holdings.quantity(holdings.slot(SmallFirm.FIRM, 0)), at);
        }
    }

    @Test
    void shouldReleaseTheShareOfTheCostThatBigNumbersGive() {
        final long seed = 43;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            final long held = random.nextLong(2, AverageCost.MAX_QUANTITY);
            final long closed = random.nextLong(1, held);
            final long price = random.nextLong(Long.MIN_VALUE + 1, Long.MAX_VALUE);
            final BigInteger cost =
                    BigInteger.valueOf(held).multiply(BigInteger.valueOf(price)).subtract(BigInteger.TEN);
            final BigInteger share = cost.multiply(BigInteger.valueOf(closed)).divide(BigInteger.valueOf(held));
            effect.fill(held, cost.shiftRight(64).longValue(), cost.longValue(), -closed, 0, false);
            assertEquals(
                    share.negate(), wide(new long[] {effect.costHigh, effect.costLow}), "seed " + seed + " case " + i);
        }
    }

    /** Minus the quantity over the price, in units of an amount, cut towards zero. */
    private static BigInteger inverseAmount(final long quantity, final long price) {
        return BigInteger.valueOf(quantity)
                .multiply(BigInteger.TEN.pow(18))
                .divide(BigInteger.valueOf(price))
                .negate();
    }

    @Test
    void shouldKeepTheCoinsOfInverseFillsExactly() {
        final long seed = 47;
        final SplittableRandom random = new SplittableRandom(seed);
        BigInteger cash = BigInteger.ZERO;
        final int slot = holdings.slotOrNew(ACCOUNT_1, 0);
        for (int i = 0; i < 100_000; i++) {
            final long before = holdings.quantity(slot);
            final long scale = 1L << random.nextInt(50);
            final long quantity = random.nextInt(8) == 0 ? -before : random.nextLong(-scale, scale + 1);
            if (quantity == 0 || !holdings.bears(slot, quantity)) {
                continue;
            }
            final long price = random.nextLong(1, random.nextBoolean() ? 1L << 50 : AverageCost.MAX_INVERSE_PRICE);
            final long closed = before != 0 && (before ^ quantity) < 0
                    ? Long.signum(quantity) * Math.min(Math.abs(quantity), Math.abs(before))
                    : 0;
            holdings.effect(slot, quantity, price, true, effect);
            final long after = before + quantity;
            holdings.add(
                    slot, Math.max(after, 0) - Math.max(before, 0), Math.max(-after, 0) - Math.max(-before, 0), effect);
            cash = cash.subtract(inverseAmount(closed, price)).subtract(inverseAmount(quantity - closed, price));
            final String at = "seed " + seed + " fill " + i;
            assertEquals(cash, realised(ACCOUNT_1).subtract(cost(ACCOUNT_1)), at);
            if (after == 0) {
                assertEquals(BigInteger.ZERO, cost(ACCOUNT_1), at);
            }
        }
    }
}
