package io.loadline.gateway.server;

import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalException;
import io.loadline.gateway.journal.JournalReader;
import java.io.IOException;

/** What the first record of a journal says: the model that the log is about. */
final class JournalHead {
    private JournalHead() {}

    /** Returns the model digest, or null where the journal has no record. */
    static byte[] modelDigest(final JournalDirectory directory) throws IOException {
        try (JournalReader reader = directory.reader()) {
            if (!reader.next()) {
                if (reader.bad() != null) {
                    throw new JournalException(
                            "journal " + directory.path() + ": " + reader.bad().describe());
                }
                return null;
            }
            if (reader.templateId() != EpochStartDecoder.TEMPLATE_ID) {
                throw new JournalException("journal " + directory.path() + ": first record is of template "
                        + reader.templateId() + "; expected an EpochStart, which names the model");
            }
            final EpochStartDecoder start = new EpochStartDecoder();
            start.wrapAndApplyHeader(reader.buffer(), reader.offset(), new MessageHeaderDecoder());
            final byte[] digest = new byte[EpochStartDecoder.modelDigestLength()];
            start.getModelDigest(digest, 0, digest.length);
            return digest;
        }
    }
}
