package io.loadline.varengine;

/**
 * The worst scenarios of one vector, kept in order while the vector moves a little at a time.
 *
 * <p>When the tail is selected, all elements below a threshold become its members, worst first. From then on every move of the vector tells
 * how far it can have carried an element. As long as the deepest loss that the measures need lies below the threshold by more than all moves
 * together, no outsider can have passed it, and sorting the members, which are almost in order, gives the exact tail without looking at any
 * other element. When that margin is used up the vector is scanned for newcomers, and the margin begins anew.
 */
final class TailTracker {
    /** Moves an element, at most, before insertion gives way to selection. */
    private static final int MOST_MOVES = 32;

    /** Covers the rounding of the vector's elements, which its moves do not contain. */
    private static final double ROUNDING = 1 + 1e-9;

    private final TailWorkspace workspace;
    private final int depth;
    private final int[] members;
    private int size;
    private double threshold = Double.NEGATIVE_INFINITY;
    /** How far an element can have moved since all elements outside the tail were known to be at or above the threshold. */
    private double moved;

    /**
     * @param workspace scratch shared by the trackers of a stage
     */
    TailTracker(final TailWorkspace workspace) {
        this.workspace = workspace;
        depth = workspace.measures.depth();
        members = new int[workspace.capacity];
    }

    /**
     * Tells of a move of the vector.
     *
     * @param most largest absolute change of an element; infinite where it is not known
     */
    void move(final double most) {
        moved += most;
    }

    /** Forgets the tail: the next {@link #sort} selects it anew. */
    void clear() {
        size = 0;
        threshold = Double.NEGATIVE_INFINITY;
        moved = 0;
    }

    /**
     * Brings the tail up to date with the vector.
     *
     * @param vector scenario P&amp;L
     * @return the worst P&amp;L, sorted, worst first; valid until the workspace is used again
     */
    double[] sort(final double[] vector) {
        final double[] sorted = workspace.sorted;
        final boolean cheap = insertionSort(vector, members, size, sorted);
        if (cheap && isExact(size, depth, moved)) {
            return sorted;
        }
        if (cheap && size >= depth) {
            final int inside = rescan(vector, members, size);
            if (inside >= workspace.fewest && insertionSort(vector, members, inside, sorted)) {
                size = inside;
                moved = 0;
                return sorted;
            }
        }
        return reselect(vector);
    }

    /**
     * The tail that a changed copy of the vector would have; the tracker itself does not change.
     *
     * @param changed scenario P&amp;L, a copy of the tracked vector with a change
     * @param most largest absolute change of an element
     * @param needed how many of the worst are asked for, at most the depth of the measures
     * @return the worst P&amp;L, sorted, worst first; valid until the workspace is used again
     */
    double[] sortCopy(final double[] changed, final double most, final int needed) {
        final int[] list = workspace.copy;
        final double[] sorted = workspace.sorted;
        System.arraycopy(members, 0, list, 0, size);
        final boolean cheap = insertionSort(changed, list, size, sorted);
        if (cheap && isExact(size, needed, moved + most)) {
            return sorted;
        }
        if (cheap) {
            final int inside = rescan(changed, list, size);
            if (inside >= needed && insertionSort(changed, list, inside, sorted)) {
                return sorted;
            }
        }
        return select(changed);
    }

    private boolean isExact(final int count, final int needed, final double moves) {
        return count >= needed && workspace.sorted[needed - 1] <= threshold - moves * ROUNDING;
    }

    /** Makes the list all elements below the threshold; returns how many there are, or -1 where they do not fit. */
    private int rescan(final double[] vector, final int[] list, final int count) {
        workspace.rescans.incrementRelease();
        final int[] found = workspace.indices;
        final int below = ThresholdScan.below(vector, threshold, found);
        if (below > found.length) {
            return -1;
        }
        final int stamp = workspace.nextStamp();
        final int[] stamps = workspace.stamps;
        int inside = 0;
        for (int i = 0; i < count; i++) {
            if (vector[list[i]] < threshold) {
                stamps[list[i]] = stamp;
                list[inside++] = list[i];
            }
        }
        for (int i = 0; i < below; i++) {
            if (stamps[found[i]] != stamp) {
                list[inside++] = found[i];
            }
        }
        return inside;
    }

    private double[] reselect(final double[] vector) {
        workspace.reselections.incrementRelease();
        final double[] sorted = select(vector);
        final int selected = workspace.selected;
        threshold = selected == workspace.scenarios ? Double.POSITIVE_INFINITY : sorted[selected - 1];
        moved = 0;
        size = selected;
        while (size > 0 && !(sorted[size - 1] < threshold)) {
            size--;
        }
        System.arraycopy(workspace.selection.indices(), 0, members, 0, size);
        return sorted;
    }

    private double[] select(final double[] vector) {
        workspace.selection.select(vector, workspace.scenarios, workspace.selected);
        return workspace.selection.values();
    }

    /** Gathers and sorts; false, with the list a permutation of itself, where selection would be cheaper. */
    private static boolean insertionSort(
            final double[] vector, final int[] list, final int count, final double[] sorted) {
        int moves = MOST_MOVES * count;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            final int member = list[i];
            final double value = vector[member];
            if (value >= largest) {
                sorted[i] = value;
                largest = value;
            } else {
                int at = i;
                while (at > 0 && sorted[at - 1] > value) {
                    sorted[at] = sorted[at - 1];
                    list[at] = list[at - 1];
                    at--;
                }
                sorted[at] = value;
                list[at] = member;
                moves -= i - at;
                if (moves < 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
