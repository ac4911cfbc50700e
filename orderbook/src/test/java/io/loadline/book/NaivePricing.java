package io.loadline.book;

import io.loadline.core.Quality;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.PricingSection;
import io.loadline.core.model.RiskModel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The pricing of a small firm the plain way: everything is worked out again from positions, marks and rates, each time it is asked for. Only
 * the delta of an option and whether it has one are taken from the stage.
 */
final class NaivePricing {
    private static final BigDecimal PRICE_UNIT = BigDecimal.valueOf(1, 9);
    private static final BigDecimal QUANTITY_UNIT = BigDecimal.valueOf(1, 8);

    private final RiskModel model;
    private final int instruments;
    private final BigDecimal[][] quantity;
    private final BigDecimal[][] averagePrice;
    private final double[][] units;
    private final double[][] average;
    private final double[][] realised;
    private final double[] bid;
    private final double[] ask;
    private final double[] mark;
    private final double[] delta;
    private final long[] lastGoodNs;
    private final int[] quality;
    private final double[] rate;
    private final boolean[] rateGood;
    private long timers;

    NaivePricing(final RiskModel model) {
        this.model = model;
        instruments = model.instruments().size();
        final int nodes = model.tree().size();
        quantity = new BigDecimal[nodes][instruments];
        averagePrice = new BigDecimal[nodes][instruments];
        units = new double[nodes][instruments];
        average = new double[nodes][instruments];
        realised = new double[nodes][instruments];
        for (int node = 0; node < nodes; node++) {
            Arrays.fill(quantity[node], BigDecimal.ZERO);
            Arrays.fill(averagePrice[node], BigDecimal.ZERO);
        }
        bid = new double[instruments];
        ask = new double[instruments];
        mark = new double[instruments];
        delta = new double[instruments];
        lastGoodNs = new long[instruments];
        quality = new int[instruments];
        Arrays.fill(mark, Double.NaN);
        for (int i = 0; i < instruments; i++) {
            final boolean option = model.instruments().get(i).option() != null;
            quality[i] = Quality.STALE | Quality.NO_PRICE | (option ? Quality.MODEL : 0);
        }
        rate = new double[model.currencies().size()];
        rateGood = new boolean[rate.length];
        for (int c = 0; c < rate.length; c++) {
            rate[c] = model.currencies().get(c).initialRate();
            rateGood[c] = c == model.baseCurrency();
        }
    }

    void onBook(final BookSection book, final boolean quoting, final long nowNs, final PricingSection stage) {
        final int i = book.instrument;
        if (i < 0 || i >= instruments) {
            return;
        }
        final boolean good = book.quality == Quality.GOOD;
        if (good) {
            bid[i] = book.bidPrice / 1e9;
            ask[i] = book.askPrice / 1e9;
            mark[i] = (book.bidPrice + book.askPrice) / 2e9;
            lastGoodNs[i] = quoting ? nowNs : lastGoodNs[i];
        }
        final int aged = good && quoting ? 0 : quality[i] & Quality.AGED;
        final int noPrice = Double.isNaN(mark[i]) ? Quality.NO_PRICE : 0;
        quality[i] = (book.quality & ~Quality.NO_PRICE) | noPrice | aged | (quality[i] & Quality.MODEL);
        takeDelta(stage);
        takeRates();
    }

    /** Takes the option's delta and MODEL bit from an event that is about the option. */
    private void takeDelta(final PricingSection stage) {
        if (stage.instrument >= 0 && (stage.reasons & PricingSection.MARK) != 0) {
            final int i = stage.instrument;
            final boolean option = model.instruments().get(i).option() != null;
            delta[i] = option
                    ? stage.unitLinear
                    : mark[i] * model.instruments().get(i).multiplier();
            quality[i] = (quality[i] & ~Quality.MODEL) | (option ? stage.markQuality & Quality.MODEL : 0);
        }
    }

    private void takeRates() {
        for (int c = 0; c < rate.length; c++) {
            final int source = model.currencies().get(c).rateInstrument();
            if (source >= 0 && !Double.isNaN(mark[source])) {
                rate[c] = model.currencies().get(c).inverted() ? 1 / mark[source] : mark[source];
                rateGood[c] = (quality[source] & ~Quality.MODEL) == 0;
            }
        }
    }

    void onTimer(final long nowNs, final PricingSection stage) {
        if ((timers++ & 1) == 0) {
            for (int i = 0; i < instruments; i++) {
                if (!Double.isNaN(mark[i])
                        && nowNs - lastGoodNs[i] > model.settings().maxQuoteAgeNs()) {
                    quality[i] |= Quality.AGED;
                }
            }
            takeRates();
        }
        takeDelta(stage);
    }

    void onEpochStart() {
        for (int i = 0; i < instruments; i++) {
            quality[i] |= Quality.STALE;
        }
        takeRates();
    }

    void fill(final int account, final int instrument, final long signed, final long scaledPrice) {
        move(
                account,
                instrument,
                BigDecimal.valueOf(signed).multiply(QUANTITY_UNIT),
                BigDecimal.valueOf(scaledPrice).multiply(PRICE_UNIT));
        units[account][instrument] = quantity[account][instrument].doubleValue();
        average[account][instrument] = averagePrice[account][instrument].doubleValue();
    }

    private void move(final int account, final int instrument, final BigDecimal change, final BigDecimal price) {
        final BigDecimal held = quantity[account][instrument];
        final BigDecimal paid = averagePrice[account][instrument];
        final BigDecimal after = held.add(change);
        quantity[account][instrument] = after;
        if (held.signum() * change.signum() >= 0) {
            averagePrice[account][instrument] =
                    held.multiply(paid).add(change.multiply(price)).divide(after, MathContext.DECIMAL128);
            return;
        }
        final BigDecimal closed = change.abs().min(held.abs()).multiply(BigDecimal.valueOf(held.signum()));
        final BigDecimal gain = closed.multiply(price.subtract(paid));
        realised[account][instrument] +=
                gain.doubleValue() * model.instruments().get(instrument).multiplier();
        if (after.signum() != held.signum()) {
            averagePrice[account][instrument] = price;
        }
    }

    /** Realised, unrealised, liquidation, gross, net, stale count and quality of a node, worked out in full. */
    double[] node(final int node) {
        final double[] row = new double[7];
        int bits = 0;
        for (int i = 0; i < instruments; i++) {
            bits |= addInstrument(node, i, row);
        }
        row[2] += row[0];
        row[6] = bits;
        return row;
    }

    private int addInstrument(final int node, final int i, final double[] row) {
        final int currency = model.instruments().get(i).currency();
        final double fx = Double.isNaN(rate[currency]) ? 0 : rate[currency];
        final double multiplier = model.instruments().get(i).multiplier();
        double net = 0;
        boolean held = false;
        boolean exposed = false;
        for (int account = 0; account < quantity.length; account++) {
            final double q = units[account][i];
            if (isBelow(account, node) && model.tree().isAccount(account)) {
                held |= q != 0;
                exposed |= q != 0 || realised[account][i] != 0;
                row[0] += fx * realised[account][i];
                net += q;
                if (!Double.isNaN(mark[i])) {
                    row[1] += fx * q * (mark[i] - average[account][i]) * multiplier;
                    row[2] += fx * q * ((q > 0 ? bid[i] : ask[i]) - average[account][i]) * multiplier;
                }
            }
        }
        if (!Double.isNaN(mark[i])) {
            row[3] += fx * Math.abs(net * delta[i]);
            row[4] += fx * net * delta[i];
        }
        row[5] += held && quality[i] != 0 ? 1 : 0;
        return (held ? quality[i] : 0) | (exposed && !rateGood[currency] ? Quality.FX : 0);
    }

    private boolean isBelow(final int account, final int node) {
        for (final int above : model.tree().path(account)) {
            if (above == node) {
                return true;
            }
        }
        return false;
    }
}
