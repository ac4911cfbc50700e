package io.loadline.feed.cme;

import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.recovery.InstrumentRecovery;

/**
 * What the handler keeps of one instrument: its number in the log, its scale, where it stands in its own sequence and how far its levels can
 * be trusted, and its share of the event being read.
 */
final class CmeInstrument extends InstrumentRecovery {
    /** How far the orders can be trusted. */
    enum Orders {
        /** Changes are kept aside until a snapshot begins. */
        LOST,
        /** A snapshot is coming in; changes are kept aside until its end. */
        SNAPSHOT,
        /** Loose packets: changes are applied to what is there, and kept aside should a snapshot come. */
        LOOSE,
        /** Changes are applied again; the log learns that the orders are good at the end of the event. */
        RECOVERING,
        /** Changes are applied. */
        GOOD
    }

    final int securityId;
    int id = InstrumentDirectory.UNKNOWN;

    CmePriceScale finePrices = CmePriceScale.FINE;
    CmePriceScale coarsePrices = CmePriceScale.COARSE;
    long definitionDigest;
    long securityGroup;
    long asset;
    int tradingStatus;
    /** True if the log was last told legs of it. */
    boolean hasLegs;
    /** True if a leg of it with a price was not defined when the log was told. */
    boolean awaitsLegs;

    /** True if the book of the instrument is made of its orders. */
    boolean topFromOrders;
    /** True if the log was last told that the instrument is stale. */
    boolean toldStale;
    /** The event that defined the instrument, to repeat it for another kind of book; null where that cannot happen. */
    byte[] definition;

    Orders orders = Orders.LOST;
    /** True once an order of it went to the log. */
    boolean ordersTold;
    /** Last packet that the snapshot in the order book covers. */
    int ordersThrough;
    /** Packet number from which on all changes of orders are in the book or kept aside. */
    int ordersCompleteFrom;
    /** Loose packets: true once a snapshot was taken and nothing was lost since. */
    boolean ordersAnchored;
    /** Chunk of the snapshot that comes next, from 1. */
    int nextChunk;

    int firstKept = OrderBacklog.NONE;
    int lastKept;
    int keptGeneration = -1;

    boolean inEvent;
    boolean levelsInEvent;
    boolean ordersInEvent;
    boolean clearOrdersFirst;
    boolean ordersFromSnapshot;
    int firstOrder = ExchangeEvent.NO_ENTRY;
    int lastOrder = ExchangeEvent.NO_ENTRY;
    boolean clearFirst;
    boolean fromSnapshot;
    int firstEntry = ExchangeEvent.NO_ENTRY;
    int lastEntry = ExchangeEvent.NO_ENTRY;
    long eventTimeNs;

    CmeInstrument(final int securityId) {
        this.securityId = securityId;
    }

    /** Reads a field in each of the lines it lies in; the number returned means nothing. */
    long touch() {
        return lastNumber() + eventTimeNs + lastEntry + (finePrices == coarsePrices ? 1 : 0);
    }

    boolean isDefined() {
        return id != InstrumentDirectory.UNKNOWN;
    }

    CmePriceScale prices(final CmeTemplate template) {
        return template.coarsePrices ? coarsePrices : finePrices;
    }
}
