package io.loadline.feed.iex;

/** Every message of the feeds, by its type byte: a name for the counters and the shortest that carries the fields read here. */
final class IexMessageType {
    static final int SYSTEM_EVENT = 'S';
    static final int SECURITY_DIRECTORY = 'D';
    static final int TRADING_STATUS = 'H';
    static final int RETAIL_LIQUIDITY = 'I';
    static final int OPERATIONAL_HALT = 'O';
    static final int SHORT_SALE = 'P';
    static final int SECURITY_EVENT = 'E';
    static final int BUY_LEVEL = '8';
    static final int SELL_LEVEL = '5';
    static final int QUOTE = 'Q';
    static final int TRADE = 'T';
    static final int TRADE_BREAK = 'B';
    static final int OFFICIAL_PRICE = 'X';
    static final int AUCTION = 'A';
    static final int ADD_ORDER = 'a';
    static final int MODIFY_ORDER = 'M';
    static final int DELETE_ORDER = 'R';
    static final int EXECUTE_ORDER = 'L';
    static final int CLEAR_BOOK = 'C';

    /** A segment of a feed that this handler does not read. */
    static final int OTHER_PROTOCOL = 0;

    /** A message that names an order or level that is not there. */
    static final int NOT_THERE = 1;

    private static final int TYPES = 128;
    private static final String[] NAMES = new String[TYPES];
    private static final int[] SHORTEST = new int[TYPES];

    static {
        NAMES[OTHER_PROTOCOL] = "segment_of_another_protocol";
        NAMES[NOT_THERE] = "change_of_what_is_not_there";
        define(SYSTEM_EVENT, "system_event", 10);
        define(SECURITY_DIRECTORY, "security_directory", 31);
        define(TRADING_STATUS, "trading_status", 22);
        define(RETAIL_LIQUIDITY, "retail_liquidity_indicator", 18);
        define(OPERATIONAL_HALT, "operational_halt_status", 18);
        define(SHORT_SALE, "short_sale_price_test_status", 19);
        define(SECURITY_EVENT, "security_event", 18);
        define(BUY_LEVEL, "price_level_update_buy", 30);
        define(SELL_LEVEL, "price_level_update_sell", 30);
        define(QUOTE, "quote_update", 42);
        define(TRADE, "trade_report", 38);
        define(TRADE_BREAK, "trade_break", 38);
        define(OFFICIAL_PRICE, "official_price", 26);
        define(AUCTION, "auction_information", 80);
        define(ADD_ORDER, "add_order", 38);
        define(MODIFY_ORDER, "order_modify", 38);
        define(DELETE_ORDER, "order_delete", 26);
        define(EXECUTE_ORDER, "order_executed", 46);
        define(CLEAR_BOOK, "clear_book", 18);
    }

    private IexMessageType() {}

    private static void define(final int type, final String name, final int shortest) {
        NAMES[type] = name;
        SHORTEST[type] = shortest;
    }

    static String[] names() {
        return NAMES.clone();
    }

    /** @return the least length of a message of the type; 0 where the type is not known */
    static int shortest(final int type) {
        return type < 0 ? 0 : SHORTEST[type];
    }

    /** True if the message is known and names a stock. */
    static boolean isAboutStock(final int type) {
        return isKnown(type) && type != SYSTEM_EVENT;
    }

    static boolean isKnown(final int type) {
        return type > 0 && SHORTEST[type] > 0;
    }
}
