package io.loadline.feed;

import io.loadline.core.counter.Counters;
import io.loadline.core.model.Venue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The counters of one feed handler. Written by the ingress thread, readable from outside. The counter of a template appears when its
 * first message does.
 */
public final class FeedStatistics {
    private final Counters counters;
    private final Venue venue;
    private final String prefix;
    private final String[] templateNames;
    private final AtomicCounter[] messages;
    private final AtomicCounter packets;
    private final AtomicCounter unknownTemplates;
    private final AtomicCounter gaps;
    private final AtomicCounter lostPackets;
    private final AtomicCounter duplicates;
    private final AtomicCounter errors;
    private final AtomicCounter instruments;
    private final AtomicCounter recoveries;
    private final AtomicCounter staleInstruments;
    private AtomicCounter answers;
    private AtomicCounter uselessAnswers;

    /**
     * @param venue whose feed is counted
     * @param counters where the counters live
     * @param templateNames the venue's name of each template, by the handler's own index; null where there is none
     */
    public FeedStatistics(final Venue venue, final Counters counters, final String[] templateNames) {
        this.venue = venue;
        this.counters = counters;
        this.templateNames = templateNames.clone();
        prefix = venue.name().toLowerCase(Locale.ROOT) + ": ";
        messages = new AtomicCounter[templateNames.length];
        packets = counters.counter(prefix + "packets");
        unknownTemplates = counters.counter(prefix + "unknown templates");
        gaps = counters.counter(prefix + "sequence gaps");
        lostPackets = counters.counter(prefix + "packets lost in gaps");
        duplicates = counters.counter(prefix + "duplicate packets");
        errors = counters.counter(prefix + "malformed packets");
        instruments = counters.counter(prefix + "instruments");
        recoveries = counters.counter(prefix + "instrument recoveries");
        staleInstruments = counters.counter(prefix + "stale instruments");
    }

    /** Counts a packet handed over. */
    public void packet() {
        packets.incrementPlain();
    }

    /**
     * Counts a message.
     *
     * @param index of its template
     */
    public void message(final int index) {
        AtomicCounter counter = messages[index];
        if (counter == null) {
            counter = counters.counter(prefix + templateNames[index]);
            messages[index] = counter;
        }
        counter.incrementPlain();
    }

    /** Counts a message whose template is not known. */
    public void unknownTemplate() {
        unknownTemplates.incrementPlain();
    }

    /**
     * Counts a broken sequence.
     *
     * @param lost packets missing, unsigned, 0 where that cannot be known; the count ends at {@link Long#MAX_VALUE}, as numbers of damaged packets
     *     may lie anywhere
     */
    public void gap(final long lost) {
        gaps.incrementPlain();
        final long sum = lostPackets.getPlain() + lost;
        lostPackets.setPlain(lost < 0 || sum < 0 ? Long.MAX_VALUE : sum);
    }

    /** Counts a packet that another line had brought. */
    public void duplicate() {
        duplicates.incrementPlain();
    }

    /**
     * Counts a packet that the venue's request server sent.
     *
     * @param useful true if it brought something that was missing
     */
    public void answer(final boolean useful) {
        if (answers == null) {
            answers = counters.counter(prefix + "answers to requests");
            uselessAnswers = counters.counter(prefix + "answers of no use");
        }
        (useful ? answers : uselessAnswers).incrementPlain();
    }

    /** Counts a packet rejected as malformed. */
    public void error() {
        errors.incrementPlain();
    }

    /** Counts a newly defined instrument. */
    public void instrument() {
        instruments.incrementPlain();
    }

    /** Counts an instrument that became stale. */
    public void stale() {
        staleInstruments.incrementPlain();
    }

    /** Counts an instrument that is good again. */
    public void recovered() {
        recoveries.incrementPlain();
        staleInstruments.decrementPlain();
    }

    /** @return the counters as they are now */
    public FeedReport report() {
        final Map<String, Long> byName = new LinkedHashMap<>();
        for (int i = 0; i < messages.length; i++) {
            if (messages[i] != null) {
                byName.put(templateNames[i], messages[i].get());
            }
        }
        return new FeedReport(
                venue,
                packets.get(),
                byName,
                unknownTemplates.get(),
                gaps.get(),
                lostPackets.get(),
                duplicates.get(),
                errors.get(),
                instruments.get(),
                recoveries.get(),
                staleInstruments.get());
    }
}
