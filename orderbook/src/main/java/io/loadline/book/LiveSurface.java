package io.loadline.book;

import io.loadline.core.counter.Counters;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.SurfaceSection;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.ExerciseStyle;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.SmileKey;
import io.loadline.core.pricing.american.ExercisePremiums;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The smiles of all options of the model. They are fitted in turn, one in an event and none sooner than a share of the fit interval after the one
 * before; the last expiry of a surface first, as each stays below the next. Between fits the smiles whose forward has moved are read off again in
 * turn. Both turns are decided by event time alone.
 */
final class LiveSurface {
    private static final long LEAST_FIT_SPACING_NS = 5_000_000L;
    private static final long READ_INTERVAL_NS = 100_000_000L;
    private static final long LEAST_READ_SPACING_NS = 1_000_000L;
    private static final int SCAN = 64;

    /** Of rate and carry times the time left, and so about of the price over the strike: a tenth of a basis point. */
    private static final double PREMIUM_TOLERANCE = 1e-5;

    private static final long PREMIUM_SPACING_NS = 1_000_000L;

    private final MarkedInstrument[] instruments;
    private final Listings listings;
    private final boolean[] isFuture;
    private final int[] futures;
    private final SmileSlice[] slices;
    private final int[] optionOf;
    private final SmileSlice[] sliceOfInstrument;
    private final int[] indexOfInstrument;
    private final boolean[] callOfInstrument;
    private final long fitSpacingNs;
    private final long readSpacingNs;
    private final ExercisePremiums premiums = new ExercisePremiums(PREMIUM_TOLERANCE, PREMIUM_SPACING_NS);
    private final ExerciseStyle[] styles;
    private final AtomicCounter columns;
    private final AtomicCounter contradicted;
    private final AtomicCounter fitted;
    private final AtomicCounter repaired;
    private final AtomicCounter failed;
    private int nextFit;
    private int nextRead;
    private long fitDueNs = Long.MIN_VALUE;
    private long readDueNs = Long.MIN_VALUE;

    LiveSurface(final RiskModel model, final MarkedInstrument[] instruments, final Counters counters) {
        this.instruments = instruments;
        listings = new Listings(instruments.length);
        isFuture = new boolean[instruments.length];
        futures = model.instruments().stream()
                .filter(instrument -> instrument.assetClass() == AssetClass.FUTURE)
                .mapToInt(Instrument::id)
                .toArray();
        final List<SmileKey> keys = SmileKey.of(model);
        slices = new SmileSlice[keys.size()];
        for (int i = 0; i < slices.length; i++) {
            final SmileKey key = keys.get(i);
            slices[i] = new SmileSlice(
                    i,
                    key,
                    strikes(model, key),
                    instruments[key.underlying()],
                    model.instruments().get(key.underlying()).assetClass() == AssetClass.FUTURE,
                    model.settings().riskFreeRate(),
                    model.settings().surface());
            if (i > 0 && key.isOfSameSurface(keys.get(i - 1))) {
                SmileSlice.join(slices[i - 1], slices[i]);
            }
        }
        optionOf = new int[slices.length];
        sliceOfInstrument = new SmileSlice[instruments.length];
        indexOfInstrument = new int[instruments.length];
        callOfInstrument = new boolean[instruments.length];
        styles = new ExerciseStyle[instruments.length];
        for (final Instrument instrument : model.instruments()) {
            isFuture[instrument.id()] = instrument.assetClass() == AssetClass.FUTURE;
            if (instrument.option() != null) {
                final SmileSlice slice = slices[keys.indexOf(SmileKey.of(instrument))];
                sliceOfInstrument[instrument.id()] = slice;
                optionOf[slice.id] = instrument.id();
                indexOfInstrument[instrument.id()] =
                        slice.indexOf(instrument.option().strike());
                callOfInstrument[instrument.id()] = instrument.option().call();
                styles[instrument.id()] = instrument.option().exercise();
                exercise(instrument.id(), styles[instrument.id()]);
            }
        }
        final int count = Math.max(1, slices.length);
        fitSpacingNs = Math.max(LEAST_FIT_SPACING_NS, model.settings().surface().fitIntervalNs() / count);
        readSpacingNs = Math.max(LEAST_READ_SPACING_NS, READ_INTERVAL_NS / count);
        nextFit = count - 1;
        fitted = counters.counter("surface: smiles fitted");
        repaired = counters.counter("surface: smiles bent to be free of arbitrage");
        failed = counters.counter("surface: fits not possible");
        columns = counters.counter("pricing: early exercise boundaries solved");
        contradicted = counters.counter("pricing: definitions with another exercise style than the model");
    }

    private static double[] strikes(final RiskModel model, final SmileKey key) {
        return model.instruments().stream()
                .filter(instrument -> instrument.option() != null)
                .filter(instrument -> SmileKey.of(instrument).equals(key))
                .mapToDouble(instrument -> instrument.option().strike())
                .distinct()
                .sorted()
                .toArray();
    }

    /** Returns the smile an option belongs to, null for anything else. */
    SmileSlice sliceOf(final int instrument) {
        return sliceOfInstrument[instrument];
    }

    /** Takes the definition of an instrument of the model. */
    void onDefinition(final int instrument, final DirectBuffer definition) {
        listings.define(instrument, definition);
        if (sliceOfInstrument[instrument] != null) {
            sliceOfInstrument[instrument].inverse(PriceUnit.isCoin(definition));
            sliceOfInstrument[instrument].future(futureOf(instrument));
            onExerciseStyle(instrument, Listings.exerciseStyle(definition));
        } else if (isFuture[instrument]) {
            for (int i = 0; i < slices.length; i++) {
                slices[i].future(futureOf(optionOf[i]));
            }
        }
    }

    /** The model's word counts before the venue's. */
    private void onExerciseStyle(final int instrument, final ExerciseStyle told) {
        final ExerciseStyle known = styles[instrument];
        if (known == ExerciseStyle.NOT_TOLD) {
            exercise(instrument, told);
        } else if (told != ExerciseStyle.NOT_TOLD && told.isEarly() != known.isEarly()) {
            contradicted.incrementRelease();
        }
    }

    private void exercise(final int instrument, final ExerciseStyle style) {
        instruments[instrument].option.premium(sliceOfInstrument[instrument].exercise(
                indexOfInstrument[instrument], callOfInstrument[instrument], style.isEarly(), premiums));
    }

    /**
     * The future whose price is the forward of an option: its underlying, unless both are on the same thing and the option does not settle into it;
     * then the first that is on the same thing and expires with it.
     */
    private MarkedInstrument futureOf(final int option) {
        final SmileKey key = sliceOfInstrument[option].key;
        if (isFuture[key.underlying()] && !listings.areOnTheSame(option, key.underlying())) {
            return instruments[key.underlying()];
        }
        for (final int future : futures) {
            if (listings.expiryNs(future) == key.expiryNs() && listings.areOnTheSame(option, future)) {
                return instruments[future];
            }
        }
        return null;
    }

    /** Takes the top of a book, of whatever instrument of the model. */
    void onBook(final BookSection book, final long nowNs) {
        final SmileSlice slice = sliceOfInstrument[book.instrument];
        if (slice != null) {
            slice.quote(indexOfInstrument[book.instrument], callOfInstrument[book.instrument], book, nowNs);
        }
    }

    /** A new epoch: no quote is known. */
    void beginEpoch() {
        for (int i = 0; i < sliceOfInstrument.length; i++) {
            if (sliceOfInstrument[i] != null) {
                sliceOfInstrument[i].forget(indexOfInstrument[i], callOfInstrument[i]);
            }
        }
    }

    /** Fits or reads off one smile, and makes a piece of the early exercise premium of one, if their turns have come. */
    void takeTurn(final long nowNs, final SurfaceSection section) {
        if (slices.length == 0) {
            return;
        }
        if (premiums.takeTurn(nowNs)) {
            columns.incrementRelease();
        }
        if (nowNs >= fitDueNs) {
            fitDueNs = nowNs + fitSpacingNs;
            final SmileSlice slice = slices[nextFit];
            nextFit = nextFit == 0 ? slices.length - 1 : nextFit - 1;
            fit(slice, nowNs);
            if (slice.hasResult()) {
                slice.tell(nowNs, section);
            }
        } else if (nowNs >= readDueNs) {
            readDueNs = nowNs + readSpacingNs;
            readNext(nowNs, section);
        }
    }

    private void fit(final SmileSlice slice, final long nowNs) {
        if (!slice.fit(nowNs)) {
            failed.incrementRelease();
            return;
        }
        fitted.incrementRelease();
        if (slice.isRepaired()) {
            repaired.incrementRelease();
        }
    }

    private void readNext(final long nowNs, final SurfaceSection section) {
        for (int i = 0; i < Math.min(SCAN, slices.length); i++) {
            final SmileSlice slice = slices[nextRead];
            nextRead = nextRead + 1 == slices.length ? 0 : nextRead + 1;
            if (slice.hasNews(nowNs)) {
                slice.tell(nowNs, section);
                return;
            }
        }
    }
}
