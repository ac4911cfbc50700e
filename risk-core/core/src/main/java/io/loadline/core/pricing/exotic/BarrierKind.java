package io.loadline.core.pricing.exotic;

/** On which side the barrier lies and what happens there. */
public enum BarrierKind {
    /** Below the spot, ends the option. */
    DOWN_OUT(true, false),

    /** Below the spot, starts the option. */
    DOWN_IN(true, true),

    /** Above the spot, ends the option. */
    UP_OUT(false, false),

    /** Above the spot, starts the option. */
    UP_IN(false, true);

    private final boolean down;
    private final boolean in;

    BarrierKind(final boolean down, final boolean in) {
        this.down = down;
        this.in = in;
    }

    /** @return true if the barrier is below the spot while it has not been touched */
    public boolean isDown() {
        return down;
    }

    /** @return true if the option begins at the barrier */
    public boolean isIn() {
        return in;
    }

    boolean isTouched(final double spot, final double barrier) {
        return down ? spot <= barrier : spot >= barrier;
    }
}
