package io.loadline.gateway.journal;

import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks a whole journal directory: every record, every blob and that nothing the live server worked on is missing. */
public final class JournalVerify {
    private JournalVerify() {}

    /**
     * What was found.
     *
     * @param records sound records, counted up to the first bad one
     * @param end where the sound records end
     * @param bad first bad record; null if there is none
     * @param liveSequence last event that the live server is known to have processed; 0 if unknown
     * @param blobs blobs found
     * @param badBlobs one line for each blob that is missing or corrupt
     */
    public record Report(long records, LogEnd end, BadRecord bad, long liveSequence, int blobs, List<String> badBlobs) {
        /** @return true if the log ends before what the live server processed: its tail is lost */
        public boolean tailLost() {
            return bad == null && liveSequence > end.sequence();
        }

        /** @return true if nothing is wrong */
        public boolean sound() {
            return bad == null && badBlobs.isEmpty() && !tailLost();
        }
    }

    /**
     * @param directory the journal
     * @return what was found
     * @throws IOException if it cannot be read
     */
    public static Report verify(final JournalDirectory directory) throws IOException {
        // Read first: a live writer only adds records behind what it noted here.
        final long liveSequence = directory.liveCheckpoints().lastSequence();
        final Set<String> named = new LinkedHashSet<>();
        try (JournalReader reader = directory.reader()) {
            while (reader.next()) {
                if (reader.templateId() == EpochStartDecoder.TEMPLATE_ID) {
                    modelDigest(reader, named);
                }
            }
            return new Report(
                    reader.records(),
                    new LogEnd(reader.sequence(), reader.ingressTimeNs(), reader.epoch()),
                    reader.bad(),
                    liveSequence,
                    directory.blobs().names().size(),
                    badBlobs(directory.blobs(), named));
        }
    }

    /** Collects the blob that an epoch names; a digest of zeros names none. */
    private static void modelDigest(final JournalReader reader, final Set<String> named) {
        final EpochStartDecoder decoder = new EpochStartDecoder();
        decoder.wrapAndApplyHeader(reader.buffer(), reader.offset(), new MessageHeaderDecoder());
        final byte[] digest = new byte[EpochStartDecoder.modelDigestLength()];
        decoder.getModelDigest(digest, 0, digest.length);
        final String name = HexFormat.of().formatHex(digest);
        if (!name.chars().allMatch(character -> character == '0')) {
            named.add(name);
        }
    }

    private static List<String> badBlobs(final BlobStore blobs, final Set<String> named) throws IOException {
        named.addAll(blobs.names());
        final List<String> bad = new ArrayList<>();
        for (final String name : named) {
            try {
                blobs.get(name);
            } catch (final JournalException e) {
                bad.add(e.getMessage());
            }
        }
        return bad;
    }
}
