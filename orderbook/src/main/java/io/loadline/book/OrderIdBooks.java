package io.loadline.book;

import java.util.ArrayDeque;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Makes books by order id that share their memory: the orders of all lie in one pool with one hash table, the levels of all in one array. So
 * the address of what an order needs follows from a few numbers and from no chain of objects, a book that grows finds room without
 * allocating, and memory is bounded by the orders there are and not by the most that each book ever had. One writing thread for all.
 */
public final class OrderIdBooks {
    /** Most orders of one book. */
    static final int MAX_ORDERS = 1 << 24;

    final int maxOrders;
    final OrderQueues queues;
    private final ArrayDeque<OrderIdBook> released = new ArrayDeque<>();
    private int books;

    /**
     * @param books books that are expected: room for their tops and a few levels each is made at once, more when needed
     * @param orders orders expected in all books together: room is made at once, more when needed, up to 67,108,863 in all
     * @param maxOrders most orders on both sides of a book together, 1 to 16,777,216
     * @param growths counts how often more room had to be made
     */
    public OrderIdBooks(final int books, final int orders, final int maxOrders, final AtomicCounter growths) {
        if (books < 1 || orders < 1 || orders > OrderPool.MAX_SLOTS) {
            throw new IllegalArgumentException("room for " + books + " books and " + orders
                    + " orders; expected 1 or more books and 1 to " + OrderPool.MAX_SLOTS + " orders");
        }
        this.maxOrders = checkedMaximum(maxOrders);
        queues = new OrderQueues(books, Math.max(OrderPool.MIN_SLOTS, Integer.highestOneBit(2 * orders - 1)), growths);
    }

    static int checkedMaximum(final int maxOrders) {
        if (maxOrders < 1 || maxOrders > MAX_ORDERS) {
            throw new IllegalArgumentException("book may hold " + maxOrders + " orders; expected 1 to " + MAX_ORDERS);
        }
        return maxOrders;
    }

    /** @return an empty book, one that was released if there is one */
    public OrderIdBook newBook() {
        final OrderIdBook book = released.isEmpty() ? new OrderIdBook(this, books++) : released.pop();
        book.open();
        return book;
    }

    /** Takes back a book that nobody will use any more, and the memory it has a share of. */
    void release(final OrderIdBook book) {
        book.close();
        released.push(book);
    }

    /** @return bytes of all arrays, room that is not in use too */
    public long memoryBytes() {
        return queues.memoryBytes();
    }
}
