package io.loadline.varengine;

import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.codec.input.TimerDecoder;
import io.loadline.codec.input.VolatilityFitDecoder;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.VolatilitySection;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.VolatilitySettings;
import io.loadline.core.stage.Stage;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The conditional volatility of every instrument but options, between fits. The mid of each good book is sampled into bars of event time; the return
 * of each bar moves the variance by the equation last fitted. Fits are made beside the tick path and come through the log ({@code VolatilityFit}),
 * so that a replay makes none: the parameters take effect at their place in the log, and the variance is brought up to the returns taken since the
 * last one that was fitted.
 *
 * <p>When a bar ends, each instrument is closed with its next event, or in turn, a few an event; the close is the last good mid of the bar either way.
 *
 * <p>Value at risk does not read these numbers; the LVaR stage may, for market impact. Runs on the thread of the LVaR stage; reads {@link BookSection}, writes {@link VolatilitySection}.
 */
public final class VolatilityStage implements Stage {
    private static final int LOOKED_AT = 16;
    private static final long SECOND_NS = 1_000_000_000L;

    private final VolatilitySettings settings;
    private final SeriesVolatility[] byInstrument;
    private final SeriesVolatility[] series;
    private final LoggedFit fit = new LoggedFit();
    private final AtomicCounter returns;
    private final AtomicCounter emptyBars;
    private final AtomicCounter leftOut;
    private final AtomicCounter taken;
    private final AtomicCounter failed;
    private final AtomicCounter tooLate;
    private final AtomicCounter notUsable;
    private final AtomicCounter oldestSeconds;
    private long bar;
    private long barEndNs = Long.MIN_VALUE;
    private int cursor;
    private int remaining;
    private int watched;
    private long oldestFitNs = Long.MAX_VALUE;

    /**
     * @param model instruments and settings
     * @param counters where the stage counts, if volatilities are kept
     */
    public VolatilityStage(final RiskModel model, final Counters counters) {
        settings = model.settings().volatility();
        byInstrument =
                new SeriesVolatility[settings.isOn() ? model.instruments().size() : 0];
        int count = 0;
        for (int i = 0; i < byInstrument.length; i++) {
            final Instrument instrument = model.instruments().get(i);
            if (isFollowed(instrument)) {
                byInstrument[i] = new SeriesVolatility(i, isAbsolute(instrument, model.history()), settings);
                count++;
            }
        }
        series = new SeriesVolatility[count];
        for (int i = 0, at = 0; i < byInstrument.length; i++) {
            if (byInstrument[i] != null) {
                series[at++] = byInstrument[i];
            }
        }
        final Counters shown = settings.isOn() ? counters : Counters.inMemory();
        returns = shown.counter("volatility: returns taken");
        emptyBars = shown.counter("volatility: bars without a good quote");
        leftOut = shown.counter("volatility: returns that no variance could follow");
        taken = shown.counter("volatility: fits taken");
        failed = shown.counter("volatility: fits that failed");
        tooLate = shown.counter("volatility: fits that came too late");
        notUsable = shown.counter("volatility: fits not usable");
        oldestSeconds = shown.counter("volatility: age of the oldest fit in use, s");
    }

    /**
     * @param instrument of the model
     * @return true if its volatility is kept: an option has the one that its price implies
     */
    public static boolean isFollowed(final Instrument instrument) {
        return instrument.option() == null;
    }

    private static boolean isAbsolute(final Instrument instrument, final PriceHistory history) {
        return instrument.historyColumn() >= 0
                && history.kinds().get(instrument.historyColumn()) == ReturnKind.ABSOLUTE;
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        final VolatilitySection section = event.volatility;
        section.reset();
        if (series.length == 0) {
            return;
        }
        final long nowNs = event.ingressTimeNs;
        if (nowNs >= barEndNs) {
            beginBar(nowNs);
        }
        if (event.templateId == VolatilityFitDecoder.TEMPLATE_ID) {
            onFit(event, section);
        } else {
            final SeriesVolatility own = of(event.book.instrument);
            if (own != null) {
                close(own, section, nowNs);
                if (event.book.updated
                        || event.templateId == MarketUpdateDecoder.TEMPLATE_ID
                        || event.templateId == OrderUpdateDecoder.TEMPLATE_ID) {
                    own.onBook(event.book.quality, mid(event.book));
                }
            }
        }
        if (remaining > 0) {
            sweep(section, nowNs);
        }
        if (event.templateId == TimerDecoder.TEMPLATE_ID) {
            watch(section, nowNs);
        }
    }

    private SeriesVolatility of(final int instrument) {
        return instrument >= 0 && instrument < byInstrument.length ? byInstrument[instrument] : null;
    }

    private static double mid(final BookSection book) {
        return book.bidPrice == Scale.NULL_PRICE || book.askPrice == Scale.NULL_PRICE
                ? Double.NaN
                : 0.5 * (Scale.price(book.bidPrice) + Scale.price(book.askPrice));
    }

    private void beginBar(final long nowNs) {
        bar = Math.floorDiv(nowNs - settings.offsetNs(), settings.barNs());
        barEndNs = (bar + 1) * settings.barNs() + settings.offsetNs();
        remaining = series.length;
    }

    /** Closes a few of the instruments that no event of their own has closed. */
    private void sweep(final VolatilitySection section, final long nowNs) {
        for (int i = 0; i < LOOKED_AT && remaining > 0 && section.count < VolatilitySection.ROWS; i++) {
            final SeriesVolatility next = series[cursor];
            close(next, section, nowNs);
            cursor = cursor + 1 == series.length ? 0 : cursor + 1;
            remaining--;
        }
    }

    /** Looks at one instrument whether its fit has grown too old, as a bar may be long. */
    private void watch(final VolatilitySection section, final long nowNs) {
        final SeriesVolatility next = series[watched];
        if (section.count < VolatilitySection.ROWS && next.stateChanged(nowNs)) {
            next.write(section.row(section.count++), VolatilitySection.STATE, nowNs);
        }
        if (next.fitTimeNs() != 0) {
            oldestFitNs = Math.min(oldestFitNs, next.fitTimeNs());
        }
        watched++;
        if (watched == series.length) {
            watched = 0;
            oldestSeconds.setRelease(oldestFitNs == Long.MAX_VALUE ? 0 : (nowNs - oldestFitNs) / SECOND_NS);
            oldestFitNs = Long.MAX_VALUE;
        }
    }

    private void close(final SeriesVolatility one, final VolatilitySection section, final long nowNs) {
        if (one.bar() == bar) {
            return;
        }
        if (one.isUnobserved()) {
            emptyBars.incrementRelease();
        }
        if (one.close(bar)) {
            returns.incrementRelease();
            if (!one.filter()) {
                leftOut.incrementRelease();
            }
            one.write(section.row(section.count++), VolatilitySection.BAR, nowNs);
        } else if (one.stateChanged(nowNs)) {
            one.write(section.row(section.count++), VolatilitySection.STATE, nowNs);
        }
    }

    private void onFit(final RiskEvent event, final VolatilitySection section) {
        fit.wrap(event);
        final SeriesVolatility one = of(fit.instrument());
        if (one == null) {
            notUsable.incrementRelease();
            return;
        }
        final long nowNs = event.ingressTimeNs;
        close(one, section, nowNs);
        if (fit.outcome() != VolatilitySection.CONVERGED) {
            failed.incrementRelease();
            one.failed(Math.min(fit.outcome(), VolatilitySection.TOO_FEW));
        } else if (!fit.isUsable(event) || fit.returnSequence() > one.returnSequence()) {
            notUsable.incrementRelease();
            one.failed(VolatilitySection.NOT_USABLE);
        } else if (one.returnSequence() - fit.returnSequence() > SeriesVolatility.KEPT) {
            tooLate.incrementRelease();
            one.failed(VolatilitySection.TOO_LATE);
        } else {
            taken.incrementRelease();
            leftOut.getAndAddRelease(one.take(fit, nowNs));
        }
        one.write(section.row(section.count++), VolatilitySection.FIT, nowNs);
    }
}
