package io.loadline.core.rates;

/**
 * Forward and futures prices without arbitrage: spot grown at the cost of carry (Hull, chapter on forward and futures prices). With
 * deterministic rates a futures price is the forward price. Rates here are continuously compounded unless the name says otherwise and may be
 * negative; a spot may be negative too (oil was, in April 2020), and then the carry applies to it as it stands.
 */
public final class CostOfCarry {
    private CostOfCarry() {}

    /**
     * Forward price of an asset: S exp((r - q + u - y) T).
     *
     * @param spot price now
     * @param rate of borrowing
     * @param income dividend yield, or the lease rate
     * @param storage cost of storage, as a rate
     * @param convenience convenience yield
     * @param years to delivery, not negative: a contract past delivery is refused
     * @return forward price
     */
    public static double forward(
            final double spot,
            final double rate,
            final double income,
            final double storage,
            final double convenience,
            final double years) {
        final double carry = Require.finite("rate", rate)
                - Require.finite("income", income)
                + Require.finite("storage", storage)
                - Require.finite("convenience", convenience);
        return Require.finite("spot", spot) * StrictMath.exp(carry * Require.notNegative("years", years));
    }

    /**
     * Forward price of an asset that pays known amounts: (S - sum of discounted payments) / discount factor of delivery.
     *
     * @param spot price now
     * @param payments amounts the holder receives; negative for storage the holder pays
     * @param paymentYears times of the payments; those after delivery do not count
     * @param curve discount factors
     * @param years to delivery, not negative
     * @return forward price
     */
    public static double forward(
            final double spot,
            final double[] payments,
            final double[] paymentYears,
            final DiscountCurve curve,
            final double years) {
        Require.sameLength("payments", payments.length, "payment times", paymentYears.length);
        Require.notNegative("years", years);
        double rest = Require.finite("spot", spot);
        for (int i = 0; i < payments.length; i++) {
            if (Require.notNegative("payment time", paymentYears[i]) <= years) {
                rest -= Require.finite("payment", payments[i]) * curve.discount(paymentYears[i]);
            }
        }
        return rest / curve.discount(years);
    }

    /**
     * The carry that a forward price implies: ln(F / S) / T.
     *
     * @param spot positive
     * @param forward positive
     * @param years positive
     * @return continuously compounded rate
     */
    public static double impliedCarry(final double spot, final double forward, final double years) {
        return StrictMath.log(Require.positive("forward", forward) / Require.positive("spot", spot))
                / Require.positive("years", years);
    }

    /**
     * Value of a forward contract entered at a delivery price: (F - K) P(T), to the buyer.
     *
     * @param forward price for the same delivery now
     * @param delivery price of the contract
     * @param discount factor of the delivery date, positive
     * @return value per unit, a gain is positive
     */
    public static double value(final double forward, final double delivery, final double discount) {
        return (Require.finite("forward", forward) - Require.finite("delivery", delivery))
                * Require.positive("discount", discount);
    }
}
