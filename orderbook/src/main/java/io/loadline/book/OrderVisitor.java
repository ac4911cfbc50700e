package io.loadline.book;

/** Sees the orders of one side of a book. */
@FunctionalInterface
public interface OrderVisitor {
    /**
     * @param level number of the order's price from 1, best first; 0 for an order without a price
     * @param position place of the order on its side from 1, best first and in queue order within a price
     * @param price mantissa of 1e-9, or {@link io.loadline.core.Scale#NULL_PRICE}
     * @param quantity mantissa of 1e-8
     * @param orderId the venue's id of the order
     * @return true to see the next order
     */
    boolean onOrder(int level, int position, long price, long quantity, long orderId);
}
