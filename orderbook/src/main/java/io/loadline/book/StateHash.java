package io.loadline.book;

/** Running 64-bit hash of levels or orders; the mixing step is the finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
final class StateHash {
    private static final long INCREMENT = 0x9E3779B97F4A7C15L;
    private long hash;

    boolean addLevel(final int level, final long price, final long quantity, final int orderCount) {
        add(price);
        add(quantity);
        add(orderCount);
        return true;
    }

    boolean addOrder(final int level, final int position, final long price, final long quantity, final long orderId) {
        add(price);
        add(quantity);
        add(orderId);
        return true;
    }

    void add(final long value) {
        long mixed = (hash ^ value) + INCREMENT;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        hash = mixed ^ (mixed >>> 31);
    }

    long value() {
        return hash;
    }
}
