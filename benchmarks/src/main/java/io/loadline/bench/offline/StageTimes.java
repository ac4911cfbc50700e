package io.loadline.bench.offline;

import io.loadline.bench.EngineTap;
import io.loadline.core.stage.Stage;
import io.loadline.gateway.journal.Journal;
import io.loadline.gateway.pipeline.PipelineBuilder;
import io.loadline.gateway.server.RiskStages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;

/** Times every part of the engine on the events of sampled packets. */
final class StageTimes implements EngineTap {
    private static final long HIGHEST_NS = TimeUnit.SECONDS.toNanos(10);

    /**
     * Times of one part.
     *
     * @param name part of the engine
     * @param histogram nanoseconds a call
     */
    record Part(String name, Histogram histogram) {
        static Part of(final String name) {
            return new Part(name, new Histogram(HIGHEST_NS, 3));
        }

        double sumNs() {
            return histogram.getMean() * histogram.getTotalCount();
        }

        void add(final long ns) {
            histogram.recordValue(Math.max(0, Math.min(ns, HIGHEST_NS)));
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private boolean sampling;
    private long sampledNs;

    /** The next packet is timed, or not. */
    void sampling(final boolean sample) {
        sampling = sample;
        sampledNs = 0;
    }

    /** Time that the parts took within the packet so far. */
    long sampledNs() {
        return sampledNs;
    }

    List<Part> parts() {
        return parts;
    }

    @Override
    public void wire(final PipelineBuilder builder, final RiskStages stages) {
        builder.book(timed("book", stages.book()))
                .pricing(timed("pricing", stages.pricing()))
                .var(timed("VaR, ES", stages.var()))
                .liquidity(timed("LVaR", stages.liquidity()))
                .regime(timed("regime", stages.regime()))
                .limits(timed("limits", stages.limits()))
                .output(timed("output, digest", stages.output()));
    }

    private Stage timed(final String name, final Stage stage) {
        final Part part = part(name);
        return (event, sequence) -> {
            if (sampling) {
                final long before = System.nanoTime();
                stage.onEvent(event, sequence);
                took(part, System.nanoTime() - before);
            } else {
                stage.onEvent(event, sequence);
            }
        };
    }

    private Part part(final String name) {
        final Part part = Part.of(name);
        parts.add(part);
        return part;
    }

    private void took(final Part part, final long ns) {
        part.add(ns);
        sampledNs += ns;
    }

    @Override
    public Journal journal(final Journal journal) {
        return new TimedJournal(journal, part("journal"));
    }

    /** The journal, its appends timed. */
    private final class TimedJournal implements Journal {
        private final Journal journal;
        private final Part part;

        TimedJournal(final Journal journal, final Part part) {
            this.journal = journal;
            this.part = part;
        }

        @Override
        public boolean append(
                final long sequence,
                final long ingressTimeNs,
                final int epoch,
                final int templateId,
                final int version,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            final long before = sampling ? System.nanoTime() : 0;
            final boolean appended =
                    journal.append(sequence, ingressTimeNs, epoch, templateId, version, buffer, offset, length);
            if (sampling) {
                took(part, System.nanoTime() - before);
            }
            return appended;
        }

        @Override
        public boolean healthy() {
            return journal.healthy();
        }

        @Override
        public String failure() {
            return journal.failure();
        }

        @Override
        public void flush() {
            journal.flush();
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
