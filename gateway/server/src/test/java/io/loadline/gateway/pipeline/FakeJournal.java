package io.loadline.gateway.pipeline;

import io.loadline.gateway.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** A journal in memory that refuses from a given sequence on. */
final class FakeJournal implements Journal {
    private final List<Long> sequences = new ArrayList<>();
    private final List<Integer> templates = new ArrayList<>();
    private final List<Long> timesNs = new ArrayList<>();
    private long refuseFrom = Long.MAX_VALUE;
    private boolean refused;
    private int flushes;

    FakeJournal refuseFrom(final long sequence) {
        refuseFrom = sequence;
        return this;
    }

    List<Long> sequences() {
        return sequences;
    }

    List<Integer> templates() {
        return templates;
    }

    List<Long> timesNs() {
        return timesNs;
    }

    int flushes() {
        return flushes;
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
        if (sequence >= refuseFrom) {
            refused = true;
            return false;
        }
        sequences.add(sequence);
        templates.add(templateId);
        timesNs.add(ingressTimeNs);
        return true;
    }

    @Override
    public boolean healthy() {
        return !refused;
    }

    @Override
    public String failure() {
        return refused ? "the fake disk is full" : "";
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public void close() {}
}
