package io.loadline.book;

import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.SurfaceSection;
import io.loadline.core.model.SmileKey;
import io.loadline.core.model.SurfaceSettings;
import io.loadline.core.pricing.american.ExercisePremium;
import io.loadline.core.pricing.american.ExercisePremiums;
import io.loadline.core.pricing.surface.ExpirySmile;
import io.loadline.core.pricing.surface.SmileQuotes;

/** The quotes and the smile of one underlying and expiry, and in what state the smile is. */
final class SmileSlice {
    private static final double YEAR_NS = 365.0 * 86_400 * 1e9;
    private static final double WING_DELTA = 0.25;

    final int id;
    final SmileKey key;

    private final SurfaceSettings settings;
    private final MarkedInstrument underlying;
    private final double rate;
    private final LiveForward forward;
    private final SmileQuotes quotes;
    private final ExpirySmile smile;
    private EuropeanQuotes european;
    private ExercisePremium premium;
    private double spotPerForward = 1;
    private SmileSlice nearer;
    private SmileSlice farther;
    private boolean inverse;
    private boolean calendarArbitrage;
    private int reason = SurfaceSection.NOT_TRIED;
    private int fits;
    private double toldForward = Double.NaN;
    private int toldState = SurfaceSection.NONE;
    private int toldReason = SurfaceSection.NOT_TRIED;
    private int toldUnderlyingQuality;
    private int toldSource = SurfaceSection.NO_SOURCE;
    private int toldForwardState = SurfaceSection.NONE;
    private boolean toldCalendar;
    private long triedNs;

    /**
     * @param id number of the smile
     * @param key which options it is of
     * @param strikes of those, ascending
     * @param underlying its mark
     * @param onFuture true if the underlying is a future
     * @param rate continuously compounded, for discounting and, where nothing better is known, for the forward
     * @param settings of the surface
     */
    SmileSlice(
            final int id,
            final SmileKey key,
            final double[] strikes,
            final MarkedInstrument underlying,
            final boolean onFuture,
            final double rate,
            final SurfaceSettings settings) {
        this.id = id;
        this.key = key;
        this.underlying = underlying;
        this.rate = rate;
        this.settings = settings;
        forward = new LiveForward(underlying, onFuture, rate, key.expiryNs(), settings.maxQuoteAgeNs());
        quotes = new SmileQuotes(strikes);
        smile = new ExpirySmile(strikes.length, settings.leastQuotes());
    }

    /** Joins two expiries of one surface. */
    static void join(final SmileSlice near, final SmileSlice far) {
        near.farther = far;
        far.nearer = near;
    }

    /** Takes the price unit of its options: the currency of the strike, or the coin. */
    void inverse(final boolean coin) {
        inverse = coin;
        quotes.inverse(coin);
        forward.inverse(coin);
    }

    /** Takes whether an option may be exercised before expiry; the premium is that of the chain, made where there is none yet. */
    ExercisePremium exercise(
            final int index, final boolean call, final boolean early, final ExercisePremiums premiums) {
        if (early && premium == null) {
            premium = premiums.add();
            european = new EuropeanQuotes(quotes, premium);
        }
        if (european != null) {
            european.early(index, call, early);
        }
        return early ? premium : null;
    }

    /** Returns its forward, chosen now if there was none. */
    LiveForward forward(final long nowNs) {
        forward.takeIfNone(quotes, nowNs);
        if (premium != null && !premium.isAimed()) {
            aim(nowNs);
        }
        return forward;
    }

    /** Tells the rate and carry of now to those who make the early exercise premium. */
    private void aim(final long nowNs) {
        if (forward.isUsable(nowNs)) {
            final double price = forward.price(nowNs);
            final double spot = forward.spot(price, forward.perUnderlying(price));
            spotPerForward = spot / price;
            premium.aim(rate * Math.max(years(nowNs), 0), -StrictMath.log(spotPerForward));
        }
    }

    /** What exercise of its options delivers or takes, over the forward, as last chosen; 1 where none may be exercised early. */
    double spotPerForward() {
        return spotPerForward;
    }

    /** The quotes, without the early exercise premium of those that have one. */
    private SmileQuotes quotesToFit(final double discount, final long nowNs) {
        if (premium == null || inverse) {
            return quotes;
        }
        forward.takeIfNone(quotes, nowNs);
        final double price = forward.isUsable(nowNs) ? forward.price(nowNs) : Double.NaN;
        return european.take(price, forward.spot(price, forward.perUnderlying(price)), years(nowNs), discount);
    }

    /** Takes the future whose price is the forward, or null. */
    void future(final MarkedInstrument future) {
        forward.future(future);
    }

    int indexOf(final double strike) {
        return quotes.indexOf(strike);
    }

    /** Takes the top of an option's book; one that is stale or not in continuous trading counts as missing. */
    void quote(final int index, final boolean call, final BookSection book, final long nowNs) {
        final boolean usable = (book.quality & ~Quality.CROSSED) == Quality.GOOD;
        final double bid = usable ? price(book.bidPrice) : Double.NaN;
        final double ask = usable ? price(book.askPrice) : Double.NaN;
        quotes.set(index, call, bid, ask, nowNs);
    }

    private static double price(final long mantissa) {
        return mantissa == Scale.NULL_PRICE ? Double.NaN : Scale.price(mantissa);
    }

    void forget(final int index, final boolean call) {
        quotes.set(index, call, Double.NaN, Double.NaN, 0);
    }

    /** Tries a fit; the last smile stays where there is none. */
    boolean fit(final long nowNs) {
        triedNs = nowNs;
        final double years = years(nowNs);
        final double discount = inverse ? 1 : StrictMath.exp(-rate * years);
        final SmileQuotes toFit = quotesToFit(discount, nowNs);
        forward.take(toFit, nowNs);
        if (premium != null) {
            aim(nowNs);
        }
        final boolean bounded = farther != null && farther.state(nowNs) == SurfaceSection.GOOD;
        final ExpirySmile.Outcome outcome = smile.fit(
                toFit,
                forward.isUsable(nowNs) ? forward.price(nowNs) : Double.NaN,
                years,
                discount,
                nowNs,
                settings.maxQuoteAgeNs(),
                bounded ? farther.smile : null);
        reason = switch (outcome) {
            case NONE -> SurfaceSection.NOT_TRIED;
            case FITTED -> SurfaceSection.FITTED;
            case REPAIRED -> SurfaceSection.REPAIRED;
            case TOO_FEW_QUOTES -> SurfaceSection.TOO_FEW_QUOTES;
            case BAD_INPUT -> SurfaceSection.NO_FORWARD;
            case NOT_CONVERGED, MISFIT -> SurfaceSection.NO_FIT;
        };
        if (!isFitted()) {
            return false;
        }
        fits++;
        calendarArbitrage = false;
        compare();
        if (nearer != null) {
            nearer.compare();
        }
        return true;
    }

    private void compare() {
        calendarArbitrage = farther != null
                && smile.isKnown()
                && farther.smile.isKnown()
                && smile.hasCalendarArbitrage(farther.smile);
    }

    /** True if the last fit had to be bent. */
    boolean isRepaired() {
        return reason == SurfaceSection.REPAIRED;
    }

    private boolean isFitted() {
        return reason == SurfaceSection.FITTED || reason == SurfaceSection.REPAIRED;
    }

    /** Returns the state of the smile, one of {@link SurfaceSection}. */
    int state(final long nowNs) {
        if (!smile.isKnown()) {
            return SurfaceSection.NONE;
        }
        if (nowNs - smile.timeNs() > settings.maxFitAgeNs() || nowNs >= key.expiryNs()) {
            return SurfaceSection.STALE;
        }
        return isFitted() ? SurfaceSection.GOOD : SurfaceSection.DEGRADED;
    }

    /** True if an option may be priced by the smile: it is not stale, and has a forward. */
    boolean prices(final long nowNs) {
        final int state = state(nowNs);
        return (state == SurfaceSection.GOOD || state == SurfaceSection.DEGRADED) && forward.isUsable(nowNs);
    }

    /** Volatility of a strike. */
    double volatility(final double strike) {
        return smile.volatilityOfStrike(strike);
    }

    /** Mean width of the quotes of the last fit, in volatility. */
    double meanWidth() {
        return smile.residuals().meanWidth();
    }

    /** How often it was fitted. */
    int fits() {
        return fits;
    }

    /** True if a try to fit has something to tell: a smile, or why there is still none. */
    boolean hasResult() {
        return smile.isKnown() || reason != toldReason;
    }

    /** True if the read-offs or the state would be others than those last told. */
    boolean hasNews(final long nowNs) {
        return smile.isKnown()
                && (forward.moving(nowNs) != toldForward
                        || forward.source() != toldSource
                        || forward.state(nowNs) != toldForwardState
                        || underlying.quality != toldUnderlyingQuality
                        || calendarArbitrage != toldCalendar
                        || state(nowNs) != toldState);
    }

    /** Reads the smile off at the forward of now. */
    void tell(final long nowNs, final SurfaceSection section) {
        toldForward = forward.moving(nowNs);
        toldSource = forward.source();
        toldForwardState = forward.state(nowNs);
        toldUnderlyingQuality = underlying.quality;
        toldCalendar = calendarArbitrage;
        toldState = state(nowNs);
        toldReason = reason;
        section.smile = id;
        section.underlying = key.underlying();
        section.expiryNs = key.expiryNs();
        section.state = toldState;
        section.reason = reason;
        section.calendarArbitrage = calendarArbitrage;
        section.underlyingQuality = underlying.quality;
        section.quotesUsed = smile.used();
        section.quotesLeftOut = quotes.size() - smile.used();
        section.oldestQuoteAgeNs = smile.used() == 0 ? 0 : triedNs - smile.oldestQuoteNs();
        section.fitTimeNs = smile.timeNs();
        section.years = smile.years();
        section.fitForward = smile.fitForward();
        section.forward = forward.price(nowNs);
        section.forwardSource = toldSource;
        section.forwardState = toldForwardState;
        section.a = smile.a();
        section.b = smile.b();
        section.rho = smile.rho();
        section.m = smile.m();
        section.sigma = smile.sigma();
        section.rmsResidual = smile.residuals().rms();
        section.mostResidual = smile.residuals().most();
        section.rmsResidualWidths = smile.residuals().rmsWidths();
        section.mostResidualWidths = smile.residuals().mostWidths();
        readOff(section);
    }

    private void readOff(final SurfaceSection section) {
        final double shift = smile.shift(section.forward);
        final double call = smile.volatilityOfDelta(true, WING_DELTA, shift);
        final double put = smile.volatilityOfDelta(false, WING_DELTA, shift);
        section.atTheMoney = smile.volatility(shift);
        section.skew = smile.skew(shift);
        section.riskReversal25 = call - put;
        section.butterfly25 = 0.5 * (call + put) - section.atTheMoney;
        section.forwardVolatility = nearer == null ? section.atTheMoney : nearer.volatilityUntil(section);
    }

    /** At-the-money volatility from this expiry to a later one; NaN where this smile is not known or total variance falls. */
    private double volatilityUntil(final SurfaceSection later) {
        final double shift = smile.shift(later.forward);
        final double here = smile.volatility(shift);
        final double variance = later.atTheMoney * later.atTheMoney * later.years - here * here * smile.years();
        return variance >= 0 ? Math.sqrt(variance / (later.years - smile.years())) : Double.NaN;
    }

    private double years(final long nowNs) {
        return (key.expiryNs() - nowNs) / YEAR_NS;
    }
}
