package io.loadline.gateway.pipeline;

/** Which threads run the stages. The output is the same, byte for byte, in every mode. */
public enum ThreadingMode {
    /** Ingress and all stages on the caller's thread. */
    INVOKER(1),
    /** Ingress, journal, risk and output each on a thread. */
    SHARED(4),
    /** Every stage on a thread of its own. */
    DEDICATED(9);

    private final int threads;

    ThreadingMode(final int threads) {
        this.threads = threads;
    }

    /** @return threads in use, ingress among them */
    public int threads() {
        return threads;
    }

    /**
     * @param cores cores this process may use
     * @return the mode with the most threads that leaves each a core
     */
    public static ThreadingMode forCores(final int cores) {
        if (cores >= DEDICATED.threads) {
            return DEDICATED;
        }
        return cores >= SHARED.threads ? SHARED : INVOKER;
    }
}
