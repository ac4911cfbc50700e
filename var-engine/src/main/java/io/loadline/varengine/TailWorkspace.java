package io.loadline.varengine;

import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/** Sizes and scratch that the tail trackers of one stage share. */
final class TailWorkspace {
    private static final int SMALLEST_MARGIN = 8;

    final int scenarios;
    final TailMeasures measures;
    /** How many are selected when a tail is built; the last gives the threshold. */
    final int selected;
    /** A tail with fewer members than this after a scan is selected anew, as the next scan would come soon. */
    final int fewest;
    /** Most members of a tail. */
    final int capacity;

    final double[] sorted;
    final int[] indices;
    final int[] copy;
    final int[] stamps;
    final WorstSelection selection;
    final AtomicCounter rescans;
    final AtomicCounter reselections;
    private int stamp;

    /**
     * @param scenarios number of scenarios
     * @param rescans counts vectors scanned for newcomers to the tail
     * @param reselections counts tails selected anew
     */
    TailWorkspace(final int scenarios, final AtomicCounter rescans, final AtomicCounter reselections) {
        this.scenarios = scenarios;
        this.rescans = rescans;
        this.reselections = reselections;
        measures = new TailMeasures(scenarios);
        final int depth = measures.depth();
        final int margin = Math.max(SMALLEST_MARGIN, depth / 4);
        selected = Math.min(scenarios, depth + margin + 1);
        fewest = Math.min(scenarios, depth + margin / 2);
        capacity = Math.min(scenarios, depth + 2 * margin);
        sorted = new double[capacity];
        indices = new int[capacity];
        copy = new int[capacity];
        stamps = new int[scenarios];
        selection = new WorstSelection(selected);
    }

    /** @return a mark that no entry of {@link #stamps} has */
    int nextStamp() {
        if (++stamp == 0) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
        return stamp;
    }
}
