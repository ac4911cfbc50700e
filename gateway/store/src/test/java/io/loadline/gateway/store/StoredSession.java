package io.loadline.gateway.store;

import io.loadline.codec.input.EpochStartEncoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.cme.CmeChannel;
import io.loadline.feed.cme.CmeFeedHandler;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulatedUniverse;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.gateway.config.HistoryGaps;
import io.loadline.gateway.journal.Journal;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalSettings;
import io.loadline.gateway.model.ModelFiles;
import io.loadline.gateway.model.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A session of the simulated exchange in a journal, as a server would have written it; event by event, so that a store can be built from a journal
 * that is still being written. After a third of the events and after two thirds a day passes.
 */
final class StoredSession implements AutoCloseable, InputSink {
    static final int INSTRUMENTS = 20;
    /** 2026-11-02 14:30 UTC. */
    static final long START_NS = 1_793_629_800_000_000_000L;

    private static final long SEED = 7;
    private static final int EVENTS_PER_SECOND = 2_000;
    private static final long DURATION_NS = 6_000_000_000L;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int DAYS = 3;

    private final JournalDirectory directory;
    private final Journal journal;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SimulatedExchange exchange;
    private final FeedHandler handler;
    private long timeNs = START_NS;
    private long sequence;

    StoredSession(final Path folder, final Path journalPath) throws IOException {
        final SimulatedUniverse universe = SimulatedUniverse.of(SEED, INSTRUMENTS, START_NS);
        final Path models = Files.createDirectories(folder.resolve("model-of-" + journalPath.getFileName()));
        universe.write(models);
        final ModelFiles files = ModelFiles.read(models, 100, HistoryGaps.REFUSE, RiskSettings.defaults());
        final RiskModel model = ModelLoader.load(files);
        directory = JournalDirectory.forWriting(journalPath);
        for (final byte[] content : files.files().values()) {
            directory.blobs().put(content);
        }
        final byte[] digest = directory.blobs().put(files.manifest());
        journal = directory.journal(JournalSettings.defaults(), Counters.inMemory());
        final EpochStartEncoder start = new EpochStartEncoder();
        start.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .putModelDigest(digest, 0, digest.length)
                .epoch(1)
                .build("test");
        commit(MessageHeaderEncoder.ENCODED_LENGTH + start.encodedLength());
        handler = new CmeFeedHandler(
                CmeChannel.multicast(CmeChannel.ANY_CHANNEL),
                this,
                new InstrumentDirectory(model.instruments(), model.settings().maxInstruments()),
                Counters.inMemory());
        exchange = new SimulatedExchange(
                SimulationSettings.of(SEED, INSTRUMENTS, Scenario.VOLATILE, EVENTS_PER_SECOND, DURATION_NS),
                universe,
                START_NS);
    }

    /** Plays a share of the trading time, in all. */
    StoredSession playTo(final double share) {
        final long until = share >= 1 ? Long.MAX_VALUE : exchange.openTimeNs() + (long) (share * DURATION_NS);
        exchange.advanceTo(until, (line, packet, offset, length, packetNs) -> {
            final double passed = (packetNs - exchange.openTimeNs()) / (double) DURATION_NS;
            timeNs = packetNs + DAY_NS * Math.clamp((long) (passed * DAYS), 0, DAYS - 1);
            handler.onPacket(line, packet, offset, length, timeNs);
        });
        return this;
    }

    long sequence() {
        return sequence;
    }

    @Override
    public MutableDirectBuffer claim() {
        return buffer;
    }

    @Override
    public void commit(final int length) {
        header.wrap(buffer, 0);
        sequence++;
        if (!journal.append(sequence, timeNs, 1, header.templateId(), header.version(), buffer, 0, length)) {
            throw new IllegalStateException(journal.failure());
        }
    }

    @Override
    public void close() {
        journal.close();
        directory.close();
    }
}
