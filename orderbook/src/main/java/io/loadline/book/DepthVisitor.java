package io.loadline.book;

/** Sees the levels of one side of a book. */
@FunctionalInterface
public interface DepthVisitor {
    /**
     * @param level position from 1, best first; positions the venue has not told are left out
     * @param price mantissa of 1e-9
     * @param quantity mantissa of 1e-8
     * @param orderCount orders at the level, -1 where the venue gives none
     * @return true to see the next level
     */
    boolean onLevel(int level, long price, long quantity, int orderCount);
}
