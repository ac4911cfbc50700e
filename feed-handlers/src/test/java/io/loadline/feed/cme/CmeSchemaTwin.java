package io.loadline.feed.cme;

import io.loadline.core.Scale;
import io.loadline.feed.SbeSchema;
import io.loadline.feed.SbeValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a message means, told by the names of its fields in the schema and in the simplest way: one line an entry. */
final class CmeSchemaTwin {
    private static final long SECURITY = 7;
    private static final int FIRST_OF_FINE_PRICES = 46;
    private static final long LAST_TRADE = 7;
    private static final Pattern ENTRY = Pattern.compile("\\[[^]]*]");

    private CmeSchemaTwin() {}

    /** Values that a venue would send: what is left null here may be anything the schema allows. */
    static Object choose(
            final SbeSchema.Message message, final int entries, final SbeSchema.Field field, final Random random) {
        return switch (field.name()) {
            case "SecurityID" -> SECURITY;
            case "MatchEventIndicator" -> 0x80L;
            case "TransactTime" -> 77L;
            case "LastMsgSeqNumProcessed" -> 0L;
            case "NoChunks", "CurrentChunk" -> 1L;
            case "MDSecurityTradingStatus" -> 255L;
            case "SecurityUpdateAction" -> (long) 'A';
            case "DisplayFactor" -> message.id() < FIRST_OF_FINE_PRICES ? 10_000_000L : 1_000_000_000L;
            case "Symbol" -> "SYM";
            case "EventTime" -> 1L + random.nextInt(1_000);
            case "MaturityDate" -> 1L + random.nextInt(1_000);
            case "PriceType" -> 255L;
            case "ReferenceID" -> 1L + random.nextInt(Math.max(1, entries));
            case "MDPriceLevel" -> 1L + random.nextInt(5);
            case "MDUpdateAction" ->
                message.name().contains("OrderBook") || isByName(message) ? (Long) (long) random.nextInt(3) : null;
            case "MDEntrySize" -> isByName(message) ? (Long) (1L + random.nextInt(99)) : null;
            case "MDEntryPx" -> isByName(message) ? (Long) (1L + random.nextInt(99)) : null;
            case "MDEntryType" -> type(message, field, random);
            default -> null;
        };
    }

    private static boolean isByName(final SbeSchema.Message message) {
        return message.id() >= 300;
    }

    /** Not the one that empties the book, which no single entry shows. */
    private static Object type(final SbeSchema.Message message, final SbeSchema.Field field, final Random random) {
        if (isByName(message)) {
            final List<Long> levels = field.values().stream()
                    .filter(value -> "01wx".indexOf((char) (long) value) >= 0)
                    .toList();
            return levels.isEmpty() ? null : levels.get(random.nextInt(levels.size()));
        }
        final List<Long> values =
                field.values().stream().filter(value -> value != 'J').toList();
        return values.get(random.nextInt(values.size()));
    }

    /** The entries of books and orders in the log, the trades and the statistics, and the terms of definitions. */
    static List<String> told(final List<String> log) {
        final List<String> told = new ArrayList<>();
        for (final String line : log) {
            if (line.startsWith("book") || line.startsWith("orders")) {
                final Matcher entry = ENTRY.matcher(line);
                while (entry.find()) {
                    told.add(line.substring(0, line.indexOf(' ')) + " " + entry.group());
                }
            } else if (line.startsWith("trade") || line.startsWith("statistic")) {
                told.add(line);
            } else if (line.startsWith("define 0 SYM ") && line.contains("security 7 ")) {
                told.add(line.replaceAll(
                        ".*(tick -?\\d+).* depth -?\\d+ (\\w+) of .*(strike -?\\d+) (expiry \\d+).*",
                        "define $1 $2 $3 $4"));
            }
        }
        return told;
    }

    static List<String> expected(final SbeSchema.Message message, final SbeValues values) {
        final List<String> lines = new ArrayList<>();
        final String name = message.name();
        final boolean snapshot = name.startsWith("SnapshotFullRefresh");
        if (name.contains("Definition")) {
            return List.of(definition(message, values));
        }
        if (name.contains("Limits")) {
            values.entries("NoMDEntries").forEach(entry -> limits(message, entry, true, lines));
        }
        for (final Map<String, Object> entry : values.entries("NoMDEntries")) {
            if (name.contains("OrderBook") || name.contains("TopOrders")) {
                order(message, entry, entry, entry, name.contains("Incremental"), lines);
            } else if (name.contains("TradeSummary") || name.contains("RefreshTrade")) {
                lines.add(trade(message, entry));
            } else if (name.contains("Statistics") || name.contains("Volume")) {
                statistic(message, entry, lines);
            } else if (snapshot && side(entry) == null) {
                statistic(message, entry, lines);
            }
        }
        if (snapshot && !name.contains("OrderBook")) {
            final List<String> limits = new ArrayList<>();
            limits(
                    message,
                    Map.of(
                            "HighLimitPrice",
                            values.number("HighLimitPrice"),
                            "LowLimitPrice",
                            values.number("LowLimitPrice"),
                            "MaxPriceVariation",
                            values.number("MaxPriceVariation")),
                    false,
                    limits);
            lines.addAll(limits);
        }
        if (name.contains("RefreshBook") || (snapshot && !name.contains("OrderBook"))) {
            values.entries("NoMDEntries").forEach(entry -> level(message, entry, lines));
        } else if (name.contains("Btec") || name.contains("Ticker")) {
            values.entries("NoMDEntries").forEach(entry -> named(entry, lines));
        }
        if (name.contains("RefreshBook")) {
            final List<Map<String, Object>> levels = values.entries("NoMDEntries");
            for (final Map<String, Object> order : values.entries("NoOrderIDEntries")) {
                final Map<String, Object> level = levels.get((int) number(order, "ReferenceID") - 1);
                order(message, order, level, order, true, lines);
            }
        }
        return lines;
    }

    private static String definition(final SbeSchema.Message message, final SbeValues values) {
        final boolean option = message.name().contains("Option");
        return "define tick " + orZero(price(message, values.number("MinPriceIncrement"))) + " "
                + values.text(message.name().contains("FX") ? "PriceQuoteCurrency" : "Currency") + " strike "
                + (option ? orZero(price(message, values.number("StrikePrice"))) : 0) + " expiry "
                + expiry(message, values);
    }

    private static long expiry(final SbeSchema.Message message, final SbeValues values) {
        if (message.name().contains("FixedIncome")) {
            return (values.number("MaturityDate") + 1) * 86_400_000_000_000L;
        }
        long expiry = 0;
        for (final Map<String, Object> event : values.entries("NoEvents")) {
            expiry = number(event, "EventType") == LAST_TRADE ? number(event, "EventTime") : expiry;
        }
        return expiry;
    }

    private static long orZero(final long price) {
        return price == Scale.NULL_PRICE ? 0 : price;
    }

    private static void level(
            final SbeSchema.Message message, final Map<String, Object> entry, final List<String> lines) {
        final String side = side(entry);
        if (side == null) {
            return;
        }
        final String action = entry.containsKey("MDUpdateAction")
                ? List.of("new", "change", "delete", "thru", "from", "overlay")
                        .get((int) number(entry, "MDUpdateAction"))
                : "new";
        lines.add("book [" + action + " " + side + " " + number(entry, "MDPriceLevel") + " "
                + price(message, number(entry, "MDEntryPx")) + " x " + size(message, entry, "MDEntrySize") + " n "
                + count(entry) + "]");
    }

    private static void named(final Map<String, Object> entry, final List<String> lines) {
        final char type = (char) number(entry, "MDEntryType");
        final String side = type == '0' || type == 'x' ? "bid" : "ask";
        final boolean levels = entry.containsKey("MDPriceLevel");
        final long action = levels ? number(entry, "MDUpdateAction") : 1;
        final String told = action == 2
                ? Scale.NULL_PRICE + " x 0"
                : number(entry, "MDEntryPx") + " x " + number(entry, "MDEntrySize") * Scale.QUANTITY;
        lines.add("book [" + List.of("new", "overlay", "delete").get((int) action) + " " + side + " "
                + (levels ? number(entry, "MDPriceLevel") : 1) + " " + told + " n -1]");
    }

    private static void order(
            final SbeSchema.Message message,
            final Map<String, Object> order,
            final Map<String, Object> level,
            final Map<String, Object> action,
            final boolean acts,
            final List<String> lines) {
        final String side = side(level);
        if (side == null || side.startsWith("implied")) {
            return;
        }
        final String field = action.containsKey("OrderUpdateAction") ? "OrderUpdateAction" : "MDUpdateAction";
        final long priority = number(order, "MDOrderPriority");
        lines.add("orders [" + (acts ? List.of("new", "change", "delete").get((int) number(action, field)) : "new")
                + " "
                + side + " #" + number(order, "OrderID") + " p" + (priority == -1 ? 0 : priority) + " "
                + price(message, number(level, "MDEntryPx")) + " x " + size(message, order, "MDDisplayQty") + "]");
    }

    private static String trade(final SbeSchema.Message message, final Map<String, Object> entry) {
        final long aggressor = number(entry, "AggressorSide");
        return "trade 0 at 77 " + price(message, number(entry, "MDEntryPx")) + " x "
                + size(message, entry, "MDEntrySize") + " aggressor " + (aggressor > 2 ? 0 : aggressor) + " action "
                + Math.min(2, number(entry, "MDUpdateAction")) + " n " + count(entry);
    }

    private static void statistic(
            final SbeSchema.Message message, final Map<String, Object> entry, final List<String> lines) {
        final char type = message.name().contains("Volume") ? 'e' : (char) number(entry, "MDEntryType");
        final int at = "4786BCeW".indexOf(type);
        if (at < 0) {
            return;
        }
        final boolean quantity = type == 'B' || type == 'C' || type == 'e';
        final int kind = new int[] {0, 1, 2, 3, 4, 5, 6, 9}[at];
        lines.add("statistic 0 kind " + kind + " "
                + (quantity
                        ? Scale.NULL_PRICE + " x " + size(message, entry, "MDEntrySize")
                        : price(message, number(entry, "MDEntryPx")) + " x 0"));
    }

    private static void limits(
            final SbeSchema.Message message,
            final Map<String, Object> values,
            final boolean nullsToo,
            final List<String> lines) {
        final List<String> fields = List.of("HighLimitPrice", "LowLimitPrice", "MaxPriceVariation");
        for (int i = 0; i < 3; i++) {
            final long price = price(message, number(values, fields.get(i)));
            if (nullsToo || price != Scale.NULL_PRICE) {
                lines.add("statistic 0 kind " + new int[] {14, 13, 21}[i] + " " + price + " x 0");
            }
        }
    }

    private static String side(final Map<String, Object> entry) {
        return switch ((char) number(entry, "MDEntryType")) {
            case '0' -> "bid";
            case '1' -> "ask";
            case 'E' -> "implied bid";
            case 'F' -> "implied ask";
            default -> null;
        };
    }

    private static long number(final Map<String, Object> entry, final String field) {
        return (Long) entry.get(field);
    }

    private static long count(final Map<String, Object> entry) {
        final long count = number(entry, "NumberOfOrders");
        return count == Integer.MAX_VALUE || count < 0 ? -1 : count;
    }

    private static long price(final SbeSchema.Message message, final long wire) {
        if (wire == Long.MAX_VALUE || wire == Long.MIN_VALUE) {
            return Scale.NULL_PRICE;
        }
        return message.id() < FIRST_OF_FINE_PRICES ? wire * 100 : wire;
    }

    private static long size(final SbeSchema.Message message, final Map<String, Object> entry, final String field) {
        final long wire = number(entry, field);
        final boolean isLong = message.name().contains("LongQty") && !field.equals("MDDisplayQty");
        final boolean none = isLong ? wire == -1 : wire == Integer.MAX_VALUE;
        return none ? 0 : wire * Scale.QUANTITY;
    }
}
