package io.loadline.gateway.pipeline;

import io.loadline.codec.input.EpochStartEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.core.input.InputSink;

/**
 * What the first event of every epoch says.
 *
 * @param modelDigest SHA-256 of the model manifest kept beside the journal
 * @param build build of the server; longer than 24 characters is cut
 */
public record Epoch(byte[] modelDigest, String build) {
    /** Refuses a digest of the wrong length. */
    public Epoch {
        if (modelDigest.length != EpochStartEncoder.modelDigestLength()) {
            throw new IllegalArgumentException("modelDigest of " + modelDigest.length + " bytes; expected "
                    + EpochStartEncoder.modelDigestLength());
        }
    }

    void writeTo(final InputSink sink, final int number) {
        final EpochStartEncoder encoder = new EpochStartEncoder();
        encoder.wrapAndApplyHeader(sink.claim(), 0, new MessageHeaderEncoder());
        encoder.putModelDigest(modelDigest, 0, modelDigest.length)
                .epoch(number)
                .build(build.substring(0, Math.min(build.length(), EpochStartEncoder.buildLength())));
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }
}
