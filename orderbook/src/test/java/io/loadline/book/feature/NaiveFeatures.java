package io.loadline.book.feature;

import io.loadline.core.event.FeatureSection;
import io.loadline.core.model.FeatureSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The features of one instrument from the whole list of its events, each time from the beginning and straight from the definitions. Slow.
 * Prices are whole numbers of 1e-9, quantities of 1e-8, as in the events.
 */
final class NaiveFeatures {
    /** One event: a top, or a trade where {@code quantity} is positive. */
    record Event(
            long timeNs,
            boolean good,
            long bid,
            long bidSize,
            long ask,
            long askSize,
            int aggressor,
            long price,
            long quantity) {
        boolean isTrade() {
            return quantity > 0;
        }

        double mid() {
            return (bid + ask) / 2e9;
        }
    }

    private record Trade(long timeNs, int sign, double price, long mantissa, boolean good, double mid) {
        double units() {
            return mantissa / 1e8;
        }
    }

    private record Bar(double open, double close, double signed, double volume, double turnover) {}

    private final FeatureSettings settings;
    private final double participationRate;
    private final List<Event> events = new ArrayList<>();

    NaiveFeatures(final FeatureSettings settings, final double participationRate) {
        this.settings = settings;
        this.participationRate = participationRate;
    }

    void add(final Event event) {
        events.add(event);
    }

    private static double weight(final double age, final double halfLife) {
        return Math.pow(0.5, age / halfLife);
    }

    /** Everything as of the last event, which must leave the book good. */
    FeatureSection now() {
        final FeatureSection section = new FeatureSection();
        section.clear();
        final long now = events.getLast().timeNs;
        final List<Trade> trades = trades();
        top(section, now);
        flow(section, trades, now);
        costs(section, trades, now);
        bars(section, trades);
        volatility(section, now);
        return section;
    }

    private List<Event> tops() {
        return events.stream().filter(event -> !event.isTrade()).toList();
    }

    /** Good tops behind the last bad one. */
    private List<Event> unbroken() {
        final List<Event> tops = tops();
        int first = tops.size();
        while (first > 0 && tops.get(first - 1).good) {
            first--;
        }
        return tops.subList(first, tops.size());
    }

    private void top(final FeatureSection section, final long now) {
        final List<Event> tops = unbroken();
        final Event last = tops.getLast();
        final double bid = last.bid / 1e9;
        final double ask = last.ask / 1e9;
        section.mid = (bid + ask) / 2;
        section.quotedSpread = ask - bid;
        section.weightedMid = (bid * last.askSize + ask * last.bidSize) / (last.bidSize + last.askSize);
        section.queueImbalance = (last.bidSize - last.askSize) / (double) (last.bidSize + last.askSize);
        section.orderFlowImbalance = 0;
        for (int i = 1; i < tops.size(); i++) {
            final double age = now - tops.get(i).timeNs;
            section.orderFlowImbalance +=
                    flowOf(tops.get(i - 1), tops.get(i)) * weight(age, (double) settings.flowHalfLifeNs());
        }
        section.orderFlow = 0;
        if (!events.getLast().isTrade() && tops.size() > 1) {
            section.orderFlow = flowOf(tops.get(tops.size() - 2), last);
        }
    }

    private static double flowOf(final Event before, final Event after) {
        double flow = 0;
        flow += after.bid >= before.bid ? after.bidSize / 1e8 : 0;
        flow -= after.bid <= before.bid ? before.bidSize / 1e8 : 0;
        flow -= after.ask <= before.ask ? after.askSize / 1e8 : 0;
        flow += after.ask >= before.ask ? before.askSize / 1e8 : 0;
        return flow;
    }

    private List<Trade> trades() {
        final List<Trade> trades = new ArrayList<>();
        final List<Long> prices = new ArrayList<>();
        Event top = null;
        for (final Event event : events) {
            if (!event.isTrade()) {
                top = event;
                continue;
            }
            prices.add(event.price);
            final boolean good = top != null && top.good;
            int sign = 0;
            if (event.aggressor == 1 || event.aggressor == 2) {
                sign = event.aggressor == 1 ? 1 : -1;
            } else if (good && 2 * event.price != top.bid + top.ask) {
                sign = 2 * event.price > top.bid + top.ask ? 1 : -1;
            } else {
                for (int i = prices.size() - 2; i >= 0 && sign == 0; i--) {
                    sign = Long.compare(event.price, prices.get(i));
                }
            }
            final double mid = good ? top.mid() : Double.NaN;
            trades.add(new Trade(event.timeNs, sign, event.price / 1e9, event.quantity, good, mid));
        }
        return trades;
    }

    private void flow(final FeatureSection section, final List<Trade> trades, final long now) {
        final double halfLife = settings.meanHalfLifeNs();
        final double rate = Math.log(2) / (settings.flowHalfLifeNs() / 1e9);
        final double seen = (now - events.getFirst().timeNs) / halfLife;
        double bought = 0;
        double sold = 0;
        double all = 0;
        section.tradeIntensity = 0;
        for (final Trade trade : trades) {
            final double age = now - trade.timeNs;
            final double volume = trade.units() * weight(age, halfLife);
            bought += trade.sign > 0 ? volume : 0;
            sold += trade.sign < 0 ? volume : 0;
            all += volume;
            section.tradeIntensity += rate * Math.exp(-rate * age / 1e9);
        }
        section.tradeImbalance = (bought - sold) / (bought + sold);
        final double area = 1 - Math.pow(0.5, seen);
        section.volumeRate = area < TradeFlow.LEAST_SEEN ? Double.NaN : all / (area * halfLife / 1e9 / Math.log(2));
        section.liquidationSecondsPerUnit =
                section.volumeRate > 0 ? 1 / (participationRate * section.volumeRate) : Double.NaN;
    }

    private void costs(final FeatureSection section, final List<Trade> trades, final long now) {
        final double halfLife = settings.meanHalfLifeNs();
        double effective = 0;
        double effectiveWeight = 0;
        double realised = 0;
        double realisedWeight = 0;
        for (final Trade trade : trades) {
            if (!trade.good || trade.sign == 0) {
                continue;
            }
            final double volume = trade.units() * weight((double) (now - trade.timeNs), halfLife);
            effective += volume * 2 * trade.sign * (trade.price - trade.mid);
            effectiveWeight += volume;
            final double later = midAfter(trade.timeNs, trade.timeNs + settings.realisedDelayNs(), now);
            if (!Double.isNaN(later)) {
                realised += volume * 2 * trade.sign * (trade.price - later);
                realisedWeight += volume;
            }
        }
        section.meanEffectiveSpread = effective / effectiveWeight;
        section.meanRealisedSpread = realised / realisedWeight;
        final Event last = events.getLast();
        if (last.isTrade()) {
            final Trade trade = trades.getLast();
            section.tradeSign = trade.sign;
            section.effectiveSpread = trade.sign == 0 ? Double.NaN : 2 * trade.sign * (trade.price - trade.mid);
        }
    }

    /** Mid that stands at a time, NaN where it is not over or the book was not good all through. */
    private double midAfter(final long sinceNs, final long dueNs, final long now) {
        double mid = Double.NaN;
        boolean broken = false;
        for (final Event top : tops()) {
            if (top.timeNs < dueNs) {
                broken |= top.timeNs > sinceNs && !top.good;
                mid = top.mid();
            }
        }
        return broken || dueNs > now ? Double.NaN : mid;
    }

    private void bars(final FeatureSection section, final List<Trade> trades) {
        final List<Bar> bars = new ArrayList<>();
        final List<Event> tops = tops();
        for (int i = 0; i < tops.size(); i++) {
            if (tops.get(i).good && (i == 0 || !tops.get(i - 1).good)) {
                int end = i;
                while (end < tops.size() && tops.get(end).good) {
                    end++;
                }
                final long until = end < tops.size() ? tops.get(end).timeNs : events.getLast().timeNs;
                bars(bars, tops.subList(i, end), trades, until);
            }
        }
        double move = 0;
        double square = 0;
        double illiquidity = 0;
        double traded = 0;
        int count = 0;
        for (int i = 0; i < bars.size(); i++) {
            final Bar bar = bars.get(i);
            final double weight = weight(bars.size() - 1 - i, settings.barHalfLife());
            if (bar.volume > 0) {
                count++;
                move += weight * bar.signed * (bar.close - bar.open);
                square += weight * bar.signed * bar.signed;
                illiquidity += weight * Math.abs((bar.close - bar.open) / bar.open) / bar.turnover;
                traded += weight;
            }
        }
        section.kyleLambda = count < BarFeatures.LEAST_TRADED ? Double.NaN : move / square;
        section.amihud = count < BarFeatures.LEAST_TRADED ? Double.NaN : illiquidity / traded;
        section.volumeAnomaly = anomaly(bars);
    }

    private double anomaly(final List<Bar> bars) {
        if (bars.size() <= BarFeatures.LEAST) {
            return Double.NaN;
        }
        double weights = 0;
        double sum = 0;
        final int before = bars.size() - 1;
        for (int i = 0; i < before; i++) {
            weights += weight(before - 1 - i, settings.barHalfLife());
            sum += bars.get(i).volume * weight(before - 1 - i, settings.barHalfLife());
        }
        final double mean = sum / weights;
        double squares = 0;
        for (int i = 0; i < before; i++) {
            squares += Math.pow(bars.get(i).volume - mean, 2) * weight(before - 1 - i, settings.barHalfLife());
        }
        return (bars.getLast().volume - mean) / Math.sqrt(squares / weights);
    }

    private void bars(final List<Bar> bars, final List<Event> tops, final List<Trade> trades, final long until) {
        final long length = settings.barNs();
        for (long start = (tops.getFirst().timeNs / length + 1) * length; start + length <= until; start += length) {
            double signed = 0;
            double volume = 0;
            double turnover = 0;
            for (final Trade trade : trades) {
                if (trade.good && trade.timeNs >= start && trade.timeNs < start + length) {
                    signed += trade.sign * trade.units();
                    volume += trade.units();
                    turnover += trade.units() * trade.price;
                }
            }
            bars.add(new Bar(midBefore(tops, start), midBefore(tops, start + length), signed, volume, turnover));
        }
    }

    private static double midBefore(final List<Event> tops, final long timeNs) {
        double mid = Double.NaN;
        for (final Event top : tops) {
            if (top.timeNs < timeNs) {
                mid = top.mid();
            }
        }
        return mid;
    }

    private void volatility(final FeatureSection section, final long now) {
        final double halfLife = settings.meanHalfLifeNs();
        final List<double[]> terms = new ArrayList<>();
        List<Event> moves = new ArrayList<>();
        double seen = 0;
        for (final Event top : tops()) {
            if (!top.good) {
                moves = new ArrayList<>();
            } else if (moves.isEmpty() || moves.getLast().mid() != top.mid()) {
                moves.add(top);
                final int last = moves.size() - 1;
                if (last >= TwoScaleVolatility.LAG) {
                    seen += top.timeNs - moves.get(last - 1).timeNs;
                    final double fast = top.mid() - moves.get(last - 1).mid();
                    final double slow =
                            top.mid() - moves.get(last - TwoScaleVolatility.LAG).mid();
                    terms.add(new double[] {seen, fast * fast, slow * slow});
                }
            }
        }
        if (terms.size() < TwoScaleVolatility.LEAST || moves.size() < TwoScaleVolatility.LAG) {
            return;
        }
        seen += now - moves.getLast().timeNs;
        double fast = 0;
        double slow = 0;
        double count = 0;
        for (final double[] term : terms) {
            final double weight = weight(seen - term[0], halfLife);
            fast += weight * term[1];
            slow += weight * term[2];
            count += weight;
        }
        final double steps = Math.max(0, (slow - fast) / (TwoScaleVolatility.LAG - 1));
        final double seconds = (1 - Math.pow(0.5, seen / halfLife)) * halfLife / 1e9 / Math.log(2);
        section.realisedVolatility = Math.sqrt(steps / seconds * 365 * 86_400) / section.mid;
        section.noiseDeviation = Math.sqrt(Math.max(0, (fast - steps) / (2 * count)));
    }
}
