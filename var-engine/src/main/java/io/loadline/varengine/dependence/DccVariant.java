package io.loadline.varengine.dependence;

/** Which recursion of dynamic conditional correlation. */
public enum DccVariant {
    /** Engle (2002): the shock is z z'. */
    ENGLE,
    /** cDCC, Aielli (2013): the shock is scaled by the diagonal of Q, which makes the estimate of the target consistent. */
    CORRECTED
}
