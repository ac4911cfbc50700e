package io.loadline.gateway.capture;

import io.loadline.book.BookStage;
import io.loadline.book.InstrumentView;
import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.Quality;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.Currency;
import io.loadline.core.model.NodeLevel;
import io.loadline.core.model.PortfolioNode;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import java.util.Arrays;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Int2ObjectHashMap;

/** The books of a capture: events go straight from the feed handler to the book stage. One thread. */
final class CaptureBooks implements InputSink {
    /** Told of each committed change of an instrument. */
    @FunctionalInterface
    interface ChangeListener {
        void onChange(RiskEvent event, String symbol);
    }

    private static final int UNKNOWN = -1;

    private final RiskEvent event = new RiskEvent(1);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final Int2ObjectHashMap<CapturedInstrument> instruments = new Int2ObjectHashMap<>();
    private final Int2IntHashMap qualities = new Int2IntHashMap(UNKNOWN);
    private final BookStage stage;
    private final ChangeListener listener;
    private long sequence;
    private long crossed;
    private long events;
    private long lastTimeNs;

    CaptureBooks(final int maxInstruments, final ChangeListener listener, final Counters counters) {
        this.listener = listener;
        stage = new BookStage(model(maxInstruments), counters);
    }

    private static RiskModel model(final int maxInstruments) {
        final RiskSettings defaults = RiskSettings.defaults();
        return new RiskModel(
                0,
                List.of(new Currency("USD", -1, false, 1)),
                List.of(),
                new PortfolioTree(List.of(new PortfolioNode(0, "FIRM", NodeLevel.FIRM, -1))),
                List.of(),
                List.of(),
                new PriceHistory(List.of(), List.of(), new double[0][0]),
                new int[0],
                new RiskSettings(
                        defaults.maxQuoteAgeNs(),
                        defaults.participationRate(),
                        defaults.spreadHalfLifeNs(),
                        defaults.spreadStressDeviations(),
                        defaults.impactCoefficient(),
                        defaults.regimeBarNs(),
                        defaults.riskFreeRate(),
                        maxInstruments,
                        defaults.navBase()));
    }

    @Override
    public MutableDirectBuffer claim() {
        return event.input;
    }

    @Override
    public void commit(final int length) {
        header.wrap(event.input, 0);
        event.sequence = ++sequence;
        event.templateId = header.templateId();
        event.length = length;
        if (event.templateId == InstrumentDefinitionDecoder.TEMPLATE_ID) {
            definition.wrapAndApplyHeader(event.input, 0, header);
            instruments.put(definition.instrumentId(), CapturedInstrument.of(definition));
        }
        stage.onEvent(event, sequence);
        events++;
        if (event.book.topChanged && (event.book.quality & Quality.CROSSED) != 0) {
            crossed++;
        }
        if (event.book.updated) {
            listener.onChange(event, symbol(event.book.instrument));
        }
        if (event.book.instrument >= 0) {
            qualities.put(event.book.instrument, event.book.quality & Quality.STALE);
            lastTimeNs = Math.max(lastTimeNs, event.book.exchangeTimeNs);
        }
    }

    /** Events that came out of the handler. */
    long events() {
        return events;
    }

    /** Times a book came to be crossed in continuous trading. */
    long crossed() {
        return crossed;
    }

    /** Defined instruments, by id. */
    int[] instruments() {
        return instruments.keySet().stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Returns an instrument as last defined, or null. */
    CapturedInstrument instrument(final int id) {
        return instruments.get(id);
    }

    String symbol(final int instrument) {
        final CapturedInstrument defined = instruments.get(instrument);
        return defined == null ? null : defined.symbol();
    }

    /** Returns how many instruments are made of others. */
    int instrumentsWithLegs() {
        int sum = 0;
        for (final int id : instruments()) {
            final InstrumentView view = view(id);
            sum += view != null && view.legs() != null && view.legs().count() > 0 ? 1 : 0;
        }
        return sum;
    }

    /** What the capture says of its instruments, by id. */
    List<CapturedInstrument> definitions() {
        return Arrays.stream(instruments()).mapToObj(instruments::get).toList();
    }

    /** Latest exchange time of a book or trade. */
    long lastTimeNs() {
        return lastTimeNs;
    }

    /** True if the top of an instrument may not be that of the venue. */
    boolean isStale(final int instrument) {
        return qualities.get(instrument) != Quality.GOOD;
    }

    /** Returns what is kept of an instrument, or null. */
    InstrumentView view(final int instrument) {
        return stage.instrument(instrument);
    }
}
