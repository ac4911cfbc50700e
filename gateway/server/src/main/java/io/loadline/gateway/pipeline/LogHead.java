package io.loadline.gateway.pipeline;

import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalException;
import io.loadline.gateway.journal.JournalReader;
import java.io.IOException;
import java.util.Optional;

/**
 * What the first event of a log says: the model that the stages must be built from before the log can be run.
 *
 * @param epoch the first epoch
 * @param ingressTimeNs when it began, UTC nanoseconds
 */
public record LogHead(Epoch epoch, long ingressTimeNs) {
    /**
     * @param directory the journal
     * @return its head; empty if the log has no event yet
     * @throws IOException if the journal cannot be read
     * @throws JournalException if the first record is damaged or no {@code EpochStart}
     */
    public static Optional<LogHead> read(final JournalDirectory directory) throws IOException {
        try (JournalReader reader = directory.reader()) {
            if (!reader.next()) {
                if (reader.bad() != null) {
                    throw new JournalException(
                            "journal " + directory.path() + ": " + reader.bad().describe());
                }
                return Optional.empty();
            }
            if (reader.templateId() != EpochStartDecoder.TEMPLATE_ID) {
                throw new JournalException("journal " + directory.path() + " begins with template "
                        + reader.templateId() + "; expected EpochStart, template " + EpochStartDecoder.TEMPLATE_ID);
            }
            final EpochStartDecoder start = new EpochStartDecoder();
            start.wrapAndApplyHeader(reader.buffer(), reader.offset(), new MessageHeaderDecoder());
            final byte[] digest = new byte[EpochStartDecoder.modelDigestLength()];
            start.getModelDigest(digest, 0, digest.length);
            return Optional.of(new LogHead(new Epoch(digest, start.build()), reader.ingressTimeNs()));
        }
    }
}
