package io.loadline.feed.b3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventLog;
import io.loadline.feed.FeedReport;
import io.loadline.feed.SbeSchema;
import io.loadline.feed.SbeValues;
import io.loadline.feed.SharedCaptures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every message of every schema version the venue has published, made from the schema file with values for all of its fields, and the same
 * with blocks and entries longer than the schema's, as a later version would have them. What comes out is compared with what the names of
 * the fields say.
 */
class B3SchemaVersionTest {
    private static final int SEEDS = 12;
    private static final int[] LONGER = {0, 1, 9};
    private static final int FIRST_BY_ID = 15;
    private static final int HEADER = 30;
    private static final int ORDERS = 71;
    private static final long NONE = Scale.NULL_PRICE;

    @ParameterizedTest
    @ValueSource(strings = {"v1.6", "v1.8", "v1.9", "v2.1", "v2.2"})
    void shouldReadEveryMessageByTheNamesOfItsFields(final String name) throws IOException {
        final Path path = SharedCaptures.schema("B3.Equities.BinaryUmdf.Sbe." + name + ".xml");
        Assumptions.assumeTrue(path != null, "no schema " + name);
        final SbeSchema schema = SbeSchema.read(path);
        int told = 0;
        for (final SbeSchema.Message message : schema.messages()) {
            // the schema describes the packet header as a message of number 0
            for (int seed = 1; message.id() > 0 && seed <= SEEDS; seed++) {
                for (final int longer : LONGER) {
                    told += check(schema, message, seed, longer);
                }
            }
        }
        assertTrue(told > SEEDS, "events " + told);
    }

    private static int check(
            final SbeSchema schema, final SbeSchema.Message message, final int seed, final int longer) {
        final Random random = new Random(seed);
        final int entries = random.nextInt(4);
        final ByteBuffer packet = ByteBuffer.allocate(60_000).order(ByteOrder.LITTLE_ENDIAN);
        packet.put((byte) 50)
                .put((byte) 0)
                .putShort((short) 7)
                .putInt(message.id() == 2 ? 0 : 1)
                .putLong(1_000);
        if (message.id() == ORDERS) {
            final SbeSchema.Message header = schema.messages().stream()
                    .filter(candidate -> candidate.id() == HEADER)
                    .findFirst()
                    .orElseThrow();
            append(packet, schema, header, values(header, entries, random), longer);
        }
        final SbeValues values = values(message, entries, random);
        append(packet, schema, message, values, longer);
        final EventLog log = new EventLog();
        final B3FeedHandler handler = new B3FeedHandler(
                B3FeedHandler.ANY_CHANNEL, true, log, new InstrumentDirectory(List.of(), 64), Counters.inMemory());
        handler.onPacket(
                B3Line.INCREMENTAL_A,
                new UnsafeBuffer(packet.array(), 0, packet.position()),
                0,
                packet.position(),
                1_000);
        handler.onEnd();
        final String what =
                message.name() + " version " + schema.version() + " seed " + seed + " longer by " + longer + ": ";
        final FeedReport report = handler.report();
        assertEquals(0, report.errors() + report.unknownTemplates(), what + report);
        assertEquals(1, report.messages().get(message.name()), what + report);
        final List<String> expected = expected(message, values, schema.version());
        assertEquals(expected, told(log.lines()), what + log.lines());
        return expected.size();
    }

    private static SbeValues values(final SbeSchema.Message message, final int entries, final Random random) {
        return new SbeValues(
                message, entries, random, (group, entry, field) -> choose(message, entries, field, random));
    }

    private static Object choose(
            final SbeSchema.Message message, final int entries, final SbeSchema.Field field, final Random random) {
        return switch (field.name()) {
            case "securityID" -> 7L;
            case "matchEventIndicator" -> 0x80L;
            case "mDEntryTimestamp", "transactTime" -> 77L;
            case "securityUpdateAction" -> (long) 'A';
            case "symbol" -> "SYM";
            case "securityType" -> 8L;
            case "mDEntryType" -> (long) "01".charAt(random.nextInt(2));
            case "mDUpdateAction" ->
                switch (message.id()) {
                    case 50 -> (long) random.nextInt(2);
                    case 52 -> 3L + random.nextInt(2);
                    default -> 2L * random.nextInt(2);
                };
            case "openCloseSettlFlag" -> (long) random.nextInt(6);
            case "lastMsgSeqNumProcessed", "lastRptSeq", "totNumOffers", "lastSequenceVersion" -> 0L;
            case "totNumBids" -> (long) entries;
            case "mDEntryPositionNo" -> 1L + random.nextInt(100);
            case "maturityDate" -> 1L + random.nextInt(10_000);
            default -> null;
        };
    }

    private static void append(
            final ByteBuffer packet,
            final SbeSchema schema,
            final SbeSchema.Message message,
            final SbeValues values,
            final int longer) {
        final byte[] body = values.bytes(longer);
        packet.putShort((short) (B3Wire.MESSAGE_HEADER + body.length))
                .putShort((short) 0xeb50)
                .putShort((short) (message.blockLength() + longer))
                .putShort((short) message.id())
                .putShort((short) schema.id())
                .putShort((short) (schema.version() + (longer > 0 ? 1 : 0)))
                .put(body);
    }

    /** The entries of books in the log, the trades and statistics, and the terms of definitions. */
    private static List<String> told(final List<String> log) {
        final List<String> told = new ArrayList<>();
        for (final String line : log) {
            if (line.startsWith("orders")) {
                for (int at = line.indexOf('['); at >= 0; at = line.indexOf('[', at + 1)) {
                    told.add(line.substring(at, line.indexOf(']', at) + 1));
                }
            } else if (line.startsWith("trade") || line.startsWith("statistic")) {
                told.add(line);
            } else if (line.startsWith("define 0 SYM security 7 ")) {
                told.add(line.replaceAll(".*(tick -?\\d+).*(strike -?\\d+) (expiry \\d+).*", "define $1 $2 $3"));
            }
        }
        return told;
    }

    private static List<String> expected(final SbeSchema.Message message, final SbeValues values, final int version) {
        return switch (message.id()) {
            case 4, 12 ->
                List.of("define tick "
                        + orZero(scaled(values.number("minPriceIncrement"), message.id() == 4 ? 100_000 : 10))
                        + " strike "
                        + orZero(price(values.number("strikePrice"))) + " expiry "
                        + (values.number("maturityDate") + 1) * 86_400_000_000_000L);
            case 15 ->
                values.number("openCloseSettlFlag") > 1
                        ? List.of()
                        : List.of(statistic(0, unlessDeleted(values, price(values.number("mDEntryPx"))), 0));
            case 16 ->
                List.of(statistic(
                        11,
                        unlessDeleted(values, price(values.number("mDEntryPx"))),
                        isDeleted(values) ? 0 : size(values.number("mDEntrySize"))));
            case 17 ->
                values.number("openCloseSettlFlag") == 5
                        ? List.of()
                        : List.of(statistic(10, scaled(values.number("mDEntryPx"), 10), 0));
            case 19 -> {
                final long left = isDeleted(values) ? 0 : size(values.number("mDEntrySize"));
                yield List.of(statistic(12, NONE, (values.number("imbalanceCondition") & 0x200) != 0 ? -left : left));
            }
            case 20, 22 -> limits(values);
            case 21 -> List.of(statistic(15, NONE, size(values.number("maxTradeVol"))));
            case 24, 25 ->
                List.of(statistic(message.id() - 23, unlessDeleted(values, price(values.number("mDEntryPx"))), 0));
            case 28 -> List.of(statistic(3, price(values.number("mDEntryPx")), 0));
            case 29 -> List.of(statistic(5, NONE, size(values.number("mDEntrySize"))));
            case 56 -> List.of(statistic(6, NONE, size(values.number("tradeVolume"))));
            case 50 -> List.of(order(values, version));
            case 51 ->
                List.of("[delete " + side(values.number("mDEntryType")) + " #"
                        + values.number("secondaryOrderID") + " p"
                        + (version < FIRST_BY_ID ? values.number("mDEntryPositionNo") : 0) + " "
                        + (version < FIRST_BY_ID ? NONE : price(values.number("mDEntryPx"))) + " x 0]");
            case 52 ->
                List.of("[" + (version < FIRST_BY_ID && values.number("mDUpdateAction") == 4 ? "thru" : "from")
                        + " " + side(values.number("mDEntryType")) + " #0 p"
                        + (version < FIRST_BY_ID ? values.number("mDEntryPositionNo") : 1) + " " + NONE + " x 0]");
            case 53, 54, 57 ->
                List.of("trade 0 at 77 " + price(values.number("mDEntryPx")) + " x "
                        + size(values.number("mDEntrySize")) + " aggressor 0 action " + (message.id() == 57 ? 2 : 0)
                        + " n -1");
            case 71 ->
                values.entries("noMDEntries").stream()
                        .map(entry -> snapshotOrder(entry, version))
                        .toList();
            default -> List.of();
        };
    }

    private static String order(final SbeValues values, final int version) {
        final boolean change = values.number("mDUpdateAction") == 1;
        return "[" + (change ? "change " : "new ") + side(values.number("mDEntryType")) + " #"
                + values.number("secondaryOrderID") + " p"
                + values.number(version < FIRST_BY_ID ? "mDEntryPositionNo" : "secondaryOrderID") + " "
                + price(values.number("mDEntryPx")) + " x " + size(values.number("mDEntrySize"))
                + (change ? " keeps]" : "]");
    }

    private static String snapshotOrder(final Map<String, Object> entry, final int version) {
        return "[new " + side((Long) entry.get("mDEntryType")) + " #" + entry.get("secondaryOrderID") + " p"
                + entry.get(version < FIRST_BY_ID ? "mDEntryPositionNo" : "secondaryOrderID") + " "
                + price((Long) entry.get("mDEntryPx")) + " x " + size((Long) entry.get("mDEntrySize")) + "]";
    }

    private static List<String> limits(final SbeValues values) {
        final long type = values.number("priceBandType");
        final long unit = values.number("priceLimitType");
        return (type == 1 || type == 3) && unit == 0
                ? List.of(
                        statistic(13, price(values.number("lowLimitPrice")), 0),
                        statistic(14, price(values.number("highLimitPrice")), 0))
                : List.of();
    }

    private static String statistic(final int kind, final long price, final long quantity) {
        return "statistic 0 kind " + kind + " " + price + " x " + quantity;
    }

    private static boolean isDeleted(final SbeValues values) {
        return values.number("mDUpdateAction") == 2;
    }

    private static long unlessDeleted(final SbeValues values, final long price) {
        return isDeleted(values) ? NONE : price;
    }

    private static String side(final long type) {
        return type == '0' ? "bid" : "ask";
    }

    private static long orZero(final long price) {
        return price == NONE ? 0 : price;
    }

    private static long price(final long wire) {
        return scaled(wire, 100_000);
    }

    private static long scaled(final long wire, final long factor) {
        return wire == Long.MIN_VALUE ? NONE : wire * factor;
    }

    private static long size(final long wire) {
        return wire < 0 ? 0 : wire * Scale.QUANTITY;
    }
}
