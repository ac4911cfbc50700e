package io.loadline.varengine;

import io.loadline.core.event.PricingSection;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.OptionTerms;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RevaluationSettings;
import io.loadline.core.model.RiskModel;
import io.loadline.core.pricing.american.ExercisePremium;
import java.util.Arrays;
import java.util.List;

/**
 * Which options' scenario P&amp;L is due to be taken anew, and its taking. Forward and volatility are as the pricing stage last told them, the forward
 * moved on with the mark of the underlying. A row is due when the forward has moved by more than a part of the largest return of its scenarios or of its deviation to expiry, whichever is more, the
 * volatility by more than a part of itself, or when it is old: an option loses value with time alone.
 *
 * <p>At most one option is revalued in an event, in {@value #SPACING_NS} ns of event time and in {@value #EVENTS} events (a timer's is always free for one),
 * the option that the event is about first, and then those held in turn; an order or a fill is not made to wait. All of it is decided by the log alone. As options are looked at in turn, the next one has
 * waited longest: when that is too long, or an option could not be revalued in the last two turns, none can be relied on. An American option whose early exercise premium is not made
 * yet could not be.
 */
final class OptionRevaluation {
    static final long SPACING_NS = 200_000;
    static final int EVENTS = 4;

    private static final long LOOK_NS = 10_000;
    private static final int LOOK = 16;
    private static final int LOOK_AT_TIMER = 256;
    private static final double YEAR_NS = 365.0 * 86_400 * 1e9;

    private static final int FORWARD = 0;
    private static final int VOLATILITY = 1;
    private static final int TOLD_MARK = 2;
    private static final int ROW_FORWARD = 3;
    private static final int ROW_VOLATILITY = 4;
    private static final int LARGEST = 5;
    private static final int WIDTH = 8;

    private final RevaluationSettings settings;
    private final double rate;
    private final OptionValuation valuation;
    private final EarlyExercise early;
    private final int[] indexOf;
    private final int[] instruments;
    private final OptionTerms[] terms;
    private final double[] multipliers;
    private final boolean[] logarithmic;
    private final double[] states;
    private final boolean[] coins;
    private final long[] rowTimes;
    private final long[] lookedNs;
    private final int[] holders;
    private final double[] marks;
    private int next;
    private long lookNs = Long.MIN_VALUE;
    private long revalueNs = Long.MIN_VALUE;
    private int events;
    private long oldestNs = Long.MAX_VALUE;
    private long oldestAgeNs;
    private boolean refused;
    private boolean refusedBefore;

    OptionRevaluation(final RiskModel model, final ScenarioRows rows) {
        final List<Instrument> universe = model.instruments();
        settings = model.settings().revaluation();
        rate = model.settings().riskFreeRate();
        valuation = new OptionValuation(model, rows);
        indexOf = new int[universe.size()];
        Arrays.fill(indexOf, -1);
        marks = new double[universe.size()];
        Arrays.fill(marks, Double.NaN);
        instruments = universe.stream()
                .mapToInt(Instrument::id)
                .filter(id -> rows.own(id) != null)
                .toArray();
        final int count = instruments.length;
        terms = new OptionTerms[count];
        multipliers = new double[count];
        logarithmic = new boolean[count];
        states = new double[count * WIDTH];
        coins = new boolean[count];
        rowTimes = new long[count];
        lookedNs = new long[count];
        holders = new int[count];
        for (int k = 0; k < count; k++) {
            final Instrument instrument = universe.get(instruments[k]);
            indexOf[instruments[k]] = k;
            terms[k] = instrument.option();
            multipliers[k] = instrument.multiplier();
            final int column = universe.get(terms[k].underlyingId()).historyColumn();
            logarithmic[k] = model.history().kinds().get(column) == ReturnKind.LOG;
            states[k * WIDTH + LARGEST] = rows.largestReturn(instruments[k]);
        }
        early = new EarlyExercise(
                Arrays.stream(instruments).mapToObj(universe::get).toArray(Instrument[]::new), rate);
    }

    /** Takes a mark, and what the pricing stage says of the forward and volatility of an option. */
    void tell(final PricingSection pricing) {
        final int instrument = pricing.instrument;
        if ((pricing.reasons & PricingSection.MARK) != 0) {
            marks[instrument] = pricing.mark;
        }
        final int k = indexOf[instrument];
        if (k >= 0) {
            early.tell(k, pricing.optionIsAmerican, pricing.optionSpotPerForward);
        }
        if (k >= 0 && isPositive(pricing.optionForward) && isPositive(pricing.optionVolatility)) {
            final int base = k * WIDTH;
            states[base + FORWARD] = pricing.optionForward;
            states[base + VOLATILITY] = pricing.optionVolatility;
            states[base + TOLD_MARK] = marks[terms[k].underlyingId()];
            coins[k] = pricing.optionInCoin;
        }
    }

    private static boolean isPositive(final double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    /** Tells that a node begins or ends to hold an option. */
    void holds(final int instrument, final boolean begins) {
        holders[indexOf[instrument]] += begins ? 1 : -1;
    }

    /**
     * @param instrument instrument that the event is about, or -1
     * @param mustNotWait true where a fill or an order is for it
     * @param timer true where the event is one of the log's timer
     * @param nowNs ingress time
     * @return instrument whose P&amp;L is to be taken anew now, -1 where none is
     */
    int choose(final int instrument, final boolean mustNotWait, final boolean timer, final long nowNs) {
        final int own = instrument < 0 ? -1 : indexOf[instrument];
        events = Math.min(EVENTS, events + 1);
        final boolean free = nowNs >= revalueNs && (timer || events == EVENTS);
        if (own >= 0 && (mustNotWait || (free && holders[own] > 0)) && isDue(own, nowNs) && isReady(own, nowNs)) {
            return instrument;
        }
        if (early.takeTurn(nowNs) || nowNs < lookNs || !free || instruments.length == 0) {
            return -1;
        }
        lookNs = nowNs + LOOK_NS;
        for (int i = Math.min(timer ? LOOK_AT_TIMER : LOOK, instruments.length); i > 0; i--) {
            final int k = next;
            lookedNs[k] = nowNs;
            advance(nowNs);
            if (holders[k] > 0) {
                oldestNs = Math.min(oldestNs, isTaken(k) ? rowTimes[k] : nowNs);
                if (isDue(k, nowNs) && isReady(k, nowNs)) {
                    return instruments[k];
                }
            }
        }
        return -1;
    }

    private void advance(final long nowNs) {
        next++;
        if (next == instruments.length) {
            next = 0;
            oldestAgeNs = oldestNs == Long.MAX_VALUE ? 0 : nowNs - oldestNs;
            oldestNs = Long.MAX_VALUE;
            refusedBefore = refused;
            refused = false;
        }
    }

    private boolean isTaken(final int k) {
        return states[k * WIDTH + ROW_FORWARD] > 0;
    }

    private boolean isDue(final int k, final long nowNs) {
        final int base = k * WIDTH;
        if (!(states[base + FORWARD] > 0)) {
            return false;
        }
        final double row = states[base + ROW_FORWARD];
        final double rowVolatility = states[base + ROW_VOLATILITY];
        final double deviation = rowVolatility * Math.sqrt(years(k, nowNs));
        final double largest = states[base + LARGEST];
        final double most = settings.movePart() * (logarithmic[k] ? Math.max(largest, deviation) * row : largest);
        return !isTaken(k)
                || !(Math.abs(forward(k) - row) <= most)
                || Math.abs(states[base + VOLATILITY] - rowVolatility) > settings.volatilityPart() * rowVolatility
                || nowNs - rowTimes[k] > settings.maxAgeNs();
    }

    /** False where the early exercise premium of an option is not known, which is asked for. */
    private boolean isReady(final int k, final long nowNs) {
        final double years = years(k, nowNs);
        final ExercisePremium premium = early.of(k, years);
        final boolean ready = premium == null
                || valuation.isReady(
                        instruments[k],
                        terms[k],
                        states[k * WIDTH + VOLATILITY],
                        years,
                        early.spotPerForward(k),
                        premium);
        refused |= !ready;
        return ready;
    }

    private double years(final int k, final long nowNs) {
        return Math.max(0, (terms[k].expiryNs() - nowNs) / YEAR_NS);
    }

    /** The forward last told, moved in proportion to the underlying's mark since. */
    private double forward(final int k) {
        final double told = states[k * WIDTH + FORWARD];
        final double moved = told * (marks[terms[k].underlyingId()] / states[k * WIDTH + TOLD_MARK]);
        return isPositive(moved) ? moved : told;
    }

    /**
     * Takes the P&amp;L of one unit anew.
     *
     * @param instrument an option that was chosen
     * @param nowNs ingress time
     * @param pnl receives the P&amp;L by scenario
     * @return false if it has none: what was known stays
     */
    boolean revalue(final int instrument, final long nowNs, final double[] pnl) {
        final int k = indexOf[instrument];
        final int base = k * WIDTH;
        final double years = years(k, nowNs);
        final double forward = forward(k);
        revalueNs = nowNs + SPACING_NS;
        events = 0;
        final boolean taken = valuation.revalue(
                instrument,
                terms[k],
                forward,
                states[base + VOLATILITY],
                years,
                coins[k] ? 1 : StrictMath.exp(-rate * years),
                coins[k],
                early.of(k, years),
                early.spotPerForward(k),
                pnl);
        if (!taken) {
            refused = true;
            return false;
        }
        for (int s = 0; s < pnl.length; s++) {
            pnl[s] *= multipliers[k];
        }
        states[base + ROW_FORWARD] = forward;
        states[base + ROW_VOLATILITY] = states[base + VOLATILITY];
        rowTimes[k] = nowNs;
        return true;
    }

    /** @return true if the P&amp;L of options cannot be relied on: one has not been looked at for too long, or could not be taken */
    boolean isLate(final long nowNs) {
        return instruments.length > 0 && (refused || refusedBefore || nowNs - lookedNs[next] > settings.mostLateNs());
    }

    /** @return true if an instrument is an option with scenarios */
    boolean isOption(final int instrument) {
        return indexOf[instrument] >= 0;
    }

    /** @return age of the oldest P&amp;L of an option that is held, as of the last time all had been looked at */
    long oldestAgeNs() {
        return oldestAgeNs;
    }

    /** @return forward, volatility and time of the P&amp;L of an option, null before the first; for tests and tools */
    double[] taken(final int instrument) {
        final int k = indexOf[instrument];
        return k < 0 || !isTaken(k)
                ? null
                : new double[] {
                    states[k * WIDTH + ROW_FORWARD], states[k * WIDTH + ROW_VOLATILITY], (double) rowTimes[k]
                };
    }
}
