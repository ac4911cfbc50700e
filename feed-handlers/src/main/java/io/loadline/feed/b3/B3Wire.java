package io.loadline.feed.b3;

/**
 * Where things are on the wire, for those who read it and those who write it. Offsets of the packet header are from the first byte of the
 * packet, those of the message header from the first byte of the message, all others from the first byte of the block or entry they name.
 * The venue never moves a field: newer versions only make blocks longer, or leave a field's place empty.
 */
public final class B3Wire {
    /** Packet header: channel (1 byte), version of the count (2), number (4), time of sending (8). */
    public static final int PACKET_CHANNEL = 0;

    public static final int PACKET_VERSION = 2;
    public static final int PACKET_SEQUENCE = 4;
    public static final int PACKET_SENDING_TIME = 8;
    public static final int PACKET_HEADER = 16;

    /** Message header: size (2 bytes, counts itself and all that follows), encoding mark, then an SBE header. */
    public static final int MESSAGE_SIZE = 0;

    public static final int ENCODING_TYPE = 2;
    public static final int BLOCK_LENGTH = 4;
    public static final int TEMPLATE_ID = 6;
    public static final int SCHEMA_ID = 8;
    public static final int VERSION = 10;
    public static final int MESSAGE_HEADER = 12;

    /** What the encoding mark is. */
    public static final int ENCODING = 0xeb50;

    /** What the schema id is. */
    public static final int SCHEMA = 2;

    /** Header of a group: length of an entry (2 bytes) and count (1). */
    public static final int GROUP_HEADER = 3;

    public static final int GROUP_COUNT = 2;

    /** First version in which books are by order id. */
    public static final int FIRST_VERSION_BY_ID = 15;

    /** First field of every block about an instrument. */
    public static final int SECURITY_ID = 0;

    /** Bit of an event indicator: the exchange event ends here. */
    public static final int END_OF_EVENT = 0x80;

    /** Order_MBO_50; action, type and price are where trades, statistics and mass deletes have them too. */
    public static final int ACTION = 9;

    public static final int ENTRY_TYPE = 10;
    public static final int PRICE = 12;
    public static final int SIZE = 20;
    public static final int ORDER_POSITION = 28;
    public static final int INSERT_TIME = 36;
    public static final int ORDER_ID = 44;

    /** DeleteOrder_MBO_51 and, for the position, MassDeleteOrders_MBO_52. */
    public static final int DELETED_POSITION = 12;

    public static final int DELETED_SIZE = 16;
    public static final int DELETED_ID = 24;
    public static final int DELETED_PRICE = 44;
    public static final int DELETED_BLOCK_WITH_PRICE = 52;

    /** Actions: an order comes, is changed in its place, goes; all orders from a position on, or up to it. */
    public static final int NEW = 0;

    public static final int CHANGE = 1;
    public static final int DELETE = 2;
    public static final int DELETE_THRU = 3;
    public static final int DELETE_FROM = 4;

    /** SecurityStatus_3. */
    public static final int STATUS_STATUS = 10;

    public static final int STATUS_EVENT = 11;

    /** The instrument's status leaves that of its group, and joins it again. */
    public static final int STATUS_APART = 101;

    public static final int STATUS_OF_GROUP = 102;

    /** SecurityGroupPhase_10. */
    public static final int GROUP_PHASE = 10;

    /** SnapshotFullRefresh_Header_30. */
    public static final int SNAPSHOT_LAST_PACKET = 8;

    public static final int SNAPSHOT_REPORTS = 12;
    public static final int SNAPSHOT_BIDS = 16;
    public static final int SNAPSHOT_OFFERS = 20;
    public static final int SNAPSHOT_LAST_RPT_SEQ = 28;
    public static final int SNAPSHOT_LAST_VERSION = 32;
    public static final int SNAPSHOT_BLOCK_WITH_VERSION = 34;

    /** Entry of SnapshotFullRefresh_Orders_MBO_71. */
    public static final int ENTRY_PRICE = 0;

    public static final int ENTRY_SIZE = 8;
    public static final int ENTRY_POSITION = 16;
    public static final int ENTRY_INSERT_TIME = 24;
    public static final int ENTRY_ID = 32;
    public static final int ENTRY_SIDE = 40;

    /** SecurityDefinition_4 and 12. */
    public static final int DEFINITION_EXCHANGE = 8;

    public static final int DEFINITION_ID_SOURCE = 12;
    public static final int DEFINITION_GROUP = 13;
    public static final int DEFINITION_SYMBOL = 16;
    public static final int DEFINITION_UPDATE_ACTION = 36;
    public static final int DEFINITION_TYPE = 37;
    public static final int DEFINITION_RELATED = 40;
    public static final int DEFINITION_PRICE_INCREMENT = 44;
    public static final int DEFINITION_STRIKE = 52;
    public static final int DEFINITION_MULTIPLIER = 60;
    public static final int DEFINITION_DIVISOR = 68;
    public static final int DEFINITION_VALIDITY = 76;
    public static final int DEFINITION_ASSET = 176;
    public static final int DEFINITION_CURRENCY = 198;
    public static final int DEFINITION_PUT_OR_CALL = 214;

    private B3Wire() {}
}
