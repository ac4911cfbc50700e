package io.loadline.gateway.store;

import io.loadline.book.BookStage;
import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.TradeUpdateDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.journal.BadRecord;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalReader;
import io.loadline.gateway.pipeline.LogHead;
import io.loadline.gateway.server.JournalModel;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Builds a store from a journal, or adds to it what came since. The whole log is run through the book stage each time, for that is what books and
 * features are a function of; only records behind the last one stored give rows, so each gives its rows once, however often and wherever
 * a build was stopped. A live server may be writing the journal.
 */
final class StoreBuild {
    /** Records of a segment, at most. */
    static final int SEGMENT_RECORDS = 1_000_000;

    private static final long PROGRESS_MASK = (1 << 16) - 1;
    private static final long DAY_NS = 86_400_000_000_000L;

    /**
     * What came of it.
     *
     * @param rows rows added, by table; open bars and instruments are those of now
     * @param first first sequence added, 0 where nothing was
     * @param last last sequence of the store
     * @param droppedDays days that retention removed
     * @param bad what stopped the build early, or null
     */
    record Result(Map<StoreTable, Long> rows, long first, long last, int droppedDays, BadRecord bad) {}

    private final Path journal;
    private final Path store;
    private final long retainDays;
    private final LongConsumer progress;
    private final int segmentRecords;
    private final Map<StoreTable, Long> added = new EnumMap<>(StoreTable.class);
    private final Map<Integer, InstrumentRow> instruments = new TreeMap<>();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /**
     * @param journal journal directory
     * @param store store directory, made if missing
     * @param retainDays days kept, counted back from the newest record; {@link Long#MAX_VALUE} for all
     * @param progress told the sequence now and then
     * @param segmentRecords records of a segment, at most
     */
    StoreBuild(
            final Path journal,
            final Path store,
            final long retainDays,
            final LongConsumer progress,
            final int segmentRecords) {
        this.journal = journal;
        this.store = store;
        this.retainDays = retainDays;
        this.progress = progress;
        this.segmentRecords = segmentRecords;
    }

    Result run() throws IOException, SQLException {
        try (JournalDirectory directory = JournalDirectory.forReading(journal)) {
            final LogHead head = LogHead.read(directory)
                    .orElseThrow(
                            () -> new StoreException("journal " + journal + " is empty; there is nothing to store"));
            final RiskModel model = JournalModel.of(directory, head);
            try (StoreDirectory target = StoreDirectory.forWriting(store, identity(head));
                    StoreWriter writer = new StoreWriter();
                    JournalReader reader = directory.reader()) {
                return run(reader, model, target, writer);
            }
        }
    }

    private static String identity(final LogHead head) {
        return HexFormat.of().formatHex(head.epoch().modelDigest()) + " " + head.ingressTimeNs() + "\n";
    }

    private Result run(
            final JournalReader reader, final RiskModel model, final StoreDirectory target, final StoreWriter writer)
            throws IOException, SQLException {
        final long stored = target.lastSequence();
        final BookStage stage = new BookStage(model, Counters.inMemory());
        final RiskEvent event = new RiskEvent(model.tree().size());
        final EventRows rows = new EventRows(writer);
        long first = 0;
        long day = Long.MIN_VALUE;
        while (reader.next()) {
            load(reader, event);
            final long today = Math.floorDiv(event.ingressTimeNs, DAY_NS);
            final boolean isNew = event.sequence > stored;
            if (first > 0 && (today != day || event.sequence - first >= segmentRecords)) {
                commit(target, writer, day, first, event.sequence - 1);
                first = 0;
            }
            if (isNew && first == 0) {
                first = event.sequence;
                day = today;
            }
            rows.keep(isNew);
            stage.onEvent(event, event.sequence);
            rows.add(event);
            if (event.templateId == InstrumentDefinitionDecoder.TEMPLATE_ID) {
                definition.wrapAndApplyHeader(event.input, 0, header);
                instruments.put(definition.instrumentId(), InstrumentRow.of(definition, event.sequence));
            }
            if ((event.sequence & PROGRESS_MASK) == 0) {
                progress.accept(event.sequence);
            }
        }
        final long last = reader.sequence();
        if (last < stored) {
            throw new StoreException("store " + store + " holds records up to " + stored + ", but "
                    + (reader.bad() == null
                            ? "the journal ends at " + last + "; it is not the journal of this store"
                            : "the journal is damaged: " + reader.bad().describe()));
        }
        if (first > 0) {
            commit(target, writer, day, first, last);
        }
        if (last > stored || target.tail().isEmpty()) {
            commitTail(target, writer, rows, last);
        }
        final int dropped = retain(target, reader.ingressTimeNs());
        return new Result(added, last > stored ? stored + 1 : 0, last, dropped, reader.bad());
    }

    private static void load(final JournalReader reader, final RiskEvent event) {
        event.input.putBytes(0, reader.buffer(), reader.offset(), reader.length());
        event.sequence = reader.sequence();
        event.ingressTimeNs = reader.ingressTimeNs();
        event.epoch = reader.epoch();
        event.templateId = reader.templateId();
        event.length = reader.length();
        event.replayed = true;
    }

    private void commit(
            final StoreDirectory target, final StoreWriter writer, final long day, final long first, final long last)
            throws IOException, SQLException {
        final Path folder = target.building();
        for (final StoreTable table : StoreTable.values()) {
            if (table != StoreTable.INSTRUMENTS) {
                added.merge(table, writer.save(table, folder), Long::sum);
            }
        }
        target.commitSegment(LocalDate.ofEpochDay(day), first, last);
    }

    private void commitTail(
            final StoreDirectory target, final StoreWriter writer, final EventRows rows, final long last)
            throws IOException, SQLException {
        final Path folder = target.building();
        rows.addOpenBars();
        for (final InstrumentRow instrument : instruments.values()) {
            instrument.write(writer.row(StoreTable.INSTRUMENTS));
        }
        writer.save(StoreTable.BARS, folder);
        added.put(StoreTable.INSTRUMENTS, writer.save(StoreTable.INSTRUMENTS, folder));
        target.commitTail(last);
    }

    private int retain(final StoreDirectory target, final long newestNs) throws IOException {
        if (retainDays == Long.MAX_VALUE) {
            return 0;
        }
        final LocalDate newest = LocalDate.ofInstant(Instant.ofEpochSecond(0, newestNs), ZoneOffset.UTC);
        return target.dropBefore(newest.minusDays(retainDays - 1));
    }

    /** Whether a record is a trade. */
    static boolean isTrade(final RiskEvent event) {
        return event.templateId == TradeUpdateDecoder.TEMPLATE_ID;
    }
}
