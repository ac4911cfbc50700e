package io.loadline.varengine;

/**
 * The worst scenarios of one vector, kept in order while the vector moves a little at a time.
 *
 * <p>It holds the indices of all elements below a threshold, worst first. After a sweep that counted the elements below that threshold the
 * tracker gathers its elements again and sorts them by insertion: they are almost in order. If as many of them are below the threshold as
 * the sweep counted, no other scenario has come in, and the tail is exact. If more were counted, the vector is scanned for the newcomers. If
 * the tail has become too short or too long, a new threshold is selected.
 */
final class TailTracker {
    /** Moves an element, at most, before insertion gives way to selection. */
    private static final int MOST_MOVES = 32;

    private final TailMeasures measures;
    private final TailWorkspace workspace;
    private final int[] members;
    private int size;
    private double threshold = Double.NEGATIVE_INFINITY;

    /**
     * @param workspace scratch shared by the trackers of a stage
     */
    TailTracker(final TailWorkspace workspace) {
        this.workspace = workspace;
        measures = workspace.measures;
        members = new int[workspace.capacity];
    }

    /** @return the value below which sweeps of this vector must count */
    double threshold() {
        return threshold;
    }

    /** Forgets the tail: the next {@link #sort} selects it anew. */
    void clear() {
        size = 0;
        threshold = Double.NEGATIVE_INFINITY;
    }

    /**
     * Brings the tail up to date with the vector.
     *
     * @param vector scenario P&amp;L
     * @param below how many elements of the vector are below {@link #threshold()}
     * @return the worst P&amp;L, sorted, worst first; valid until the workspace is used again
     */
    double[] sort(final double[] vector, final int below) {
        if (below >= measures.depth() && below <= members.length) {
            final int sorted = sortBelow(vector, below, members, size);
            if (sorted >= 0) {
                size = sorted;
                return workspace.sorted;
            }
        }
        return reselect(vector);
    }

    /**
     * The tail that a changed copy of the vector would have; the tracker itself does not change.
     *
     * @param changed scenario P&amp;L, a copy of the tracked vector with a change
     * @param below how many of its elements are below {@link #threshold()}
     * @return the worst P&amp;L, sorted, worst first; valid until the workspace is used again
     */
    double[] sortCopy(final double[] changed, final int below) {
        if (below >= measures.depth() && below <= members.length) {
            System.arraycopy(members, 0, workspace.copy, 0, size);
            if (sortBelow(changed, below, workspace.copy, size) >= 0) {
                return workspace.sorted;
            }
        }
        return select(changed);
    }

    /** Returns the number of elements below the threshold, now listed and sorted; -1 where that would take too many moves. */
    private int sortBelow(final double[] vector, final int below, final int[] list, final int count) {
        final double[] sorted = workspace.sorted;
        if (!insertionSort(vector, list, count, sorted)) {
            return -1;
        }
        int inside = count;
        while (inside > 0 && !(sorted[inside - 1] < threshold)) {
            inside--;
        }
        if (inside == below) {
            return below;
        }
        addNewcomers(vector, list, inside);
        return insertionSort(vector, list, below, sorted) ? below : -1;
    }

    private void addNewcomers(final double[] vector, final int[] list, final int inside) {
        workspace.rescans.incrementRelease();
        final int stamp = workspace.nextStamp();
        final int[] stamps = workspace.stamps;
        for (int i = 0; i < inside; i++) {
            stamps[list[i]] = stamp;
        }
        final int[] found = workspace.indices;
        final int below = ScenarioSweep.indicesBelow(vector, threshold, vector.length, found, found.length);
        int size = inside;
        for (int i = 0; i < below; i++) {
            if (stamps[found[i]] != stamp) {
                list[size++] = found[i];
            }
        }
    }

    private double[] reselect(final double[] vector) {
        workspace.reselections.incrementRelease();
        final double[] sorted = select(vector);
        final int selected = workspace.selected;
        threshold = selected == workspace.scenarios ? Double.POSITIVE_INFINITY : sorted[selected - 1];
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
