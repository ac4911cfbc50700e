package io.loadline.feed.itch;

/** Every message of ITCH 5.0, by its type byte: a name for the counters and its length. */
final class ItchMessageType {
    static final int SYSTEM_EVENT = 'S';
    static final int STOCK_DIRECTORY = 'R';
    static final int TRADING_ACTION = 'H';
    static final int REG_SHO = 'Y';
    static final int PARTICIPANT_POSITION = 'L';
    static final int CIRCUIT_BREAKER_LEVELS = 'V';
    static final int CIRCUIT_BREAKER_STATUS = 'W';
    static final int IPO_QUOTING_PERIOD = 'K';
    static final int LULD_COLLAR = 'J';
    static final int OPERATIONAL_HALT = 'h';
    static final int ADD_ORDER = 'A';
    static final int ADD_ORDER_MPID = 'F';
    static final int ORDER_EXECUTED = 'E';
    static final int ORDER_EXECUTED_PRICE = 'C';
    static final int ORDER_CANCEL = 'X';
    static final int ORDER_DELETE = 'D';
    static final int ORDER_REPLACE = 'U';
    static final int TRADE = 'P';
    static final int CROSS_TRADE = 'Q';
    static final int BROKEN_TRADE = 'B';
    static final int IMBALANCE = 'I';
    static final int RETAIL_INTEREST = 'N';
    static final int DIRECT_LISTING = 'O';

    /** A message that names an order which is not there. */
    static final int NOT_THERE = 0;

    /** A message of a file that does not give its length. */
    static final int LENGTH_FROM_TYPE = 1;

    /** A packet outside any sequence. */
    static final int UNSEQUENCED = 2;

    private static final int TYPES = 128;
    private static final String[] NAMES = new String[TYPES];
    private static final int[] LENGTH = new int[TYPES];

    static {
        NAMES[NOT_THERE] = "change_of_what_is_not_there";
        NAMES[LENGTH_FROM_TYPE] = "message_without_length";
        NAMES[UNSEQUENCED] = "packet_without_sequence_number";
        define(SYSTEM_EVENT, "system_event", 12);
        define(STOCK_DIRECTORY, "stock_directory", 39);
        define(TRADING_ACTION, "stock_trading_action", 25);
        define(REG_SHO, "reg_sho_restriction", 20);
        define(PARTICIPANT_POSITION, "market_participant_position", 26);
        define(CIRCUIT_BREAKER_LEVELS, "mwcb_decline_level", 35);
        define(CIRCUIT_BREAKER_STATUS, "mwcb_status", 12);
        define(IPO_QUOTING_PERIOD, "ipo_quoting_period_update", 28);
        define(LULD_COLLAR, "luld_auction_collar", 35);
        define(OPERATIONAL_HALT, "operational_halt", 21);
        define(ADD_ORDER, "add_order", 36);
        define(ADD_ORDER_MPID, "add_order_mpid", 40);
        define(ORDER_EXECUTED, "order_executed", 31);
        define(ORDER_EXECUTED_PRICE, "order_executed_with_price", 36);
        define(ORDER_CANCEL, "order_cancel", 23);
        define(ORDER_DELETE, "order_delete", 19);
        define(ORDER_REPLACE, "order_replace", 35);
        define(TRADE, "trade_non_cross", 44);
        define(CROSS_TRADE, "cross_trade", 40);
        define(BROKEN_TRADE, "broken_trade", 19);
        define(IMBALANCE, "net_order_imbalance_indicator", 50);
        define(RETAIL_INTEREST, "retail_price_improvement_indicator", 20);
        define(DIRECT_LISTING, "direct_listing_price_discovery", 48);
    }

    private ItchMessageType() {}

    private static void define(final int type, final String name, final int length) {
        NAMES[type] = name;
        LENGTH[type] = length;
    }

    static String[] names() {
        return NAMES.clone();
    }

    /** @return the least length of a message of the type; 0 where the type is not known */
    static int shortest(final int type) {
        return type < 0 ? 0 : LENGTH[type];
    }

    /** @return true if the message has the number of an order behind its header */
    static boolean isAboutOrder(final int type) {
        return switch (type) {
            case ADD_ORDER,
                    ADD_ORDER_MPID,
                    ORDER_EXECUTED,
                    ORDER_EXECUTED_PRICE,
                    ORDER_CANCEL,
                    ORDER_DELETE,
                    ORDER_REPLACE -> true;
            default -> false;
        };
    }

    static boolean isKnown(final int type) {
        return shortest(type) > 0;
    }
}
