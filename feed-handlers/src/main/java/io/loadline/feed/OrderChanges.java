package io.loadline.feed;

/**
 * Turns what a venue says of single orders into {@code OrderUpdate} events: remembers price, side and what is left of each order, because
 * most venues tell only what changed. Every call is one complete exchange event. A change that does not fit what is known (an unknown
 * order, an order of another instrument, a number used twice) changes nothing, is not written and says so. Ingress thread only; no
 * allocation once the table has its size.
 */
public final class OrderChanges {
    /** What became of a change. */
    public enum Outcome {
        /** Written. */
        DONE,
        /** The order is not known. */
        UNKNOWN_ORDER,
        /** The order belongs to another instrument, its number is in use, or more is taken than was left. */
        CONTRADICTION,
        /** There is no room for another order. */
        FULL
    }

    private final EventWriter writer;
    private final RestingOrders orders;
    private long lastPrice;
    private int lastSide;

    /**
     * @param writer writes the events
     * @param expectedOrders orders for which there is room from the start
     * @param mostOrders orders for which room is ever made
     */
    public OrderChanges(final EventWriter writer, final int expectedOrders, final int mostOrders) {
        this(writer, new RestingOrders(expectedOrders, mostOrders));
    }

    /**
     * @param writer writes the events
     * @param orders where orders are kept; nobody else may use it
     */
    public OrderChanges(final EventWriter writer, final RestingOrders orders) {
        this.writer = writer;
        this.orders = orders;
    }

    /** @return price of the order named by the last call that was done, mantissa of 1e-9 */
    public long lastPrice() {
        return lastPrice;
    }

    /** @return side of the order named by the last call that was done */
    public int lastSide() {
        return lastSide;
    }

    /** @return orders resting now, of all instruments */
    public int size() {
        return orders.size();
    }

    /**
     * Reads the place of an order, so that it is in the cache when its change comes: of several orders the memory is read at once, where
     * changes wait for it one after the other.
     *
     * @param orderId the venue's number, of any order or none
     * @return a number to be used, so that the reading is not left out; it means nothing
     */
    public long touch(final long orderId) {
        return orders.touch(orderId);
    }

    /**
     * An order entered the book.
     *
     * @param index the caller's number of the instrument, at least 0
     * @param instrumentId instrument in the log
     * @param orderId the venue's number
     * @param side {@link BookSide#BID} or {@link BookSide#ASK}
     * @param price mantissa of 1e-9
     * @param quantity mantissa of 1e-8, above 0
     * @param timeNs exchange time
     * @return what became of it
     */
    public Outcome add(
            final int index,
            final int instrumentId,
            final long orderId,
            final int side,
            final long price,
            final long quantity,
            final long timeNs) {
        final int place = orders.place(orderId);
        if (place >= 0) {
            return Outcome.CONTRADICTION;
        }
        if (orders.addAt(place, orderId, index, side, price, quantity) == RestingOrders.NONE) {
            return Outcome.FULL;
        }
        lastPrice = price;
        lastSide = side;
        writer.beginOrders(instrumentId, 0, timeNs);
        writer.orderEntry(price, quantity, orderId, 0, BookAction.NEW, side, 0);
        writer.endOrders(true);
        return Outcome.DONE;
    }

    /**
     * Some or all of an order was executed or cancelled; the rest keeps its place.
     *
     * @param index the caller's number of the instrument
     * @param instrumentId instrument in the log
     * @param orderId the venue's number
     * @param by how much is taken away, mantissa of 1e-8
     * @param timeNs exchange time
     * @return what became of it
     */
    public Outcome reduce(
            final int index, final int instrumentId, final long orderId, final long by, final long timeNs) {
        final int slot = orders.find(orderId);
        if (slot == RestingOrders.NONE) {
            return Outcome.UNKNOWN_ORDER;
        }
        final long left = orders.quantity(slot) - by;
        if (orders.instrument(slot) != index || left < 0) {
            return Outcome.CONTRADICTION;
        }
        if (left == 0) {
            remove(slot, instrumentId, orderId, timeNs);
            return Outcome.DONE;
        }
        note(slot);
        orders.quantity(slot, left);
        writer.beginOrders(instrumentId, 0, timeNs);
        writer.orderEntry(lastPrice, left, orderId, 0, BookAction.CHANGE, lastSide, EventWriter.KEEPS_PLACE);
        writer.endOrders(true);
        return Outcome.DONE;
    }

    /**
     * An order got another price or quantity under its number.
     *
     * @param index the caller's number of the instrument
     * @param instrumentId instrument in the log
     * @param orderId the venue's number
     * @param price mantissa of 1e-9
     * @param quantity what is left of it, mantissa of 1e-8, above 0
     * @param keepsPlace true if it keeps its place in the queue
     * @param timeNs exchange time
     * @return what became of it
     */
    public Outcome change(
            final int index,
            final int instrumentId,
            final long orderId,
            final long price,
            final long quantity,
            final boolean keepsPlace,
            final long timeNs) {
        final int slot = orders.find(orderId);
        if (slot == RestingOrders.NONE) {
            return Outcome.UNKNOWN_ORDER;
        }
        if (orders.instrument(slot) != index) {
            return Outcome.CONTRADICTION;
        }
        orders.price(slot, price);
        orders.quantity(slot, quantity);
        note(slot);
        final int flags = keepsPlace ? EventWriter.KEEPS_PLACE : 0;
        writer.beginOrders(instrumentId, 0, timeNs);
        writer.orderEntry(price, quantity, orderId, 0, BookAction.CHANGE, lastSide, flags);
        writer.endOrders(true);
        return Outcome.DONE;
    }

    /**
     * An order left the book.
     *
     * @param index the caller's number of the instrument
     * @param instrumentId instrument in the log
     * @param orderId the venue's number
     * @param timeNs exchange time
     * @return what became of it
     */
    public Outcome delete(final int index, final int instrumentId, final long orderId, final long timeNs) {
        final int slot = orders.find(orderId);
        if (slot == RestingOrders.NONE) {
            return Outcome.UNKNOWN_ORDER;
        }
        if (orders.instrument(slot) != index) {
            return Outcome.CONTRADICTION;
        }
        remove(slot, instrumentId, orderId, timeNs);
        return Outcome.DONE;
    }

    /**
     * An order made way for another one on the same side, which queues behind all others.
     *
     * @param index the caller's number of the instrument
     * @param instrumentId instrument in the log
     * @param orderId the venue's number of the old order
     * @param newOrderId the venue's number of the new order
     * @param price of the new order, mantissa of 1e-9
     * @param quantity of the new order, mantissa of 1e-8, above 0
     * @param timeNs exchange time
     * @return what became of it
     */
    public Outcome replace(
            final int index,
            final int instrumentId,
            final long orderId,
            final long newOrderId,
            final long price,
            final long quantity,
            final long timeNs) {
        final int slot = orders.find(orderId);
        if (slot == RestingOrders.NONE) {
            return Outcome.UNKNOWN_ORDER;
        }
        if (orders.instrument(slot) != index
                || newOrderId == orderId
                || orders.find(newOrderId) != RestingOrders.NONE) {
            return Outcome.CONTRADICTION;
        }
        note(slot);
        writer.beginOrders(instrumentId, 0, timeNs);
        writer.orderEntry(lastPrice, 0, orderId, 0, BookAction.DELETE, lastSide, 0);
        writer.orderEntry(price, quantity, newOrderId, 0, BookAction.NEW, lastSide, 0);
        writer.endOrders(true);
        orders.remove(slot);
        orders.add(newOrderId, index, lastSide, price, quantity);
        lastPrice = price;
        return Outcome.DONE;
    }

    /**
     * The book of an instrument is empty. Walks all orders.
     *
     * @param index the caller's number of the instrument
     * @param instrumentId instrument in the log
     * @param flags {@link EventWriter#RECOVERY} or 0
     * @param timeNs exchange time
     */
    public void clear(final int index, final int instrumentId, final int flags, final long timeNs) {
        orders.removeAllOf(index);
        writer.beginOrders(instrumentId, EventWriter.CLEAR | flags, timeNs);
        writer.endOrders(true);
    }

    /** Forgets every order of every instrument and writes nothing. */
    public void forgetAll() {
        orders.clear();
    }

    private void remove(final int slot, final int instrumentId, final long orderId, final long timeNs) {
        note(slot);
        orders.remove(slot);
        writer.beginOrders(instrumentId, 0, timeNs);
        writer.orderEntry(lastPrice, 0, orderId, 0, BookAction.DELETE, lastSide, 0);
        writer.endOrders(true);
    }

    private void note(final int slot) {
        lastPrice = orders.price(slot);
        lastSide = orders.side(slot);
    }
}
