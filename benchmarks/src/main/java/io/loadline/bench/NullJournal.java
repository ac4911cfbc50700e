package io.loadline.bench;

import io.loadline.gateway.journal.Journal;
import org.agrona.DirectBuffer;

/** Takes every record and keeps none: shows what a run costs without its journal. */
final class NullJournal implements Journal {
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
        return true;
    }

    @Override
    public boolean healthy() {
        return true;
    }

    @Override
    public String failure() {
        return "";
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
