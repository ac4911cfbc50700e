package io.loadline.gateway.pipeline;

/** What the server can tell of its own machine. Asked on the ingress thread. */
public interface HealthSource {
    /** @return free part of the journal's disk, 0 to 1 */
    double freeDiskRatio();

    /** @return free bytes of the journal's disk */
    long freeDiskBytes();

    /** @return offset of the machine's clock from UTC, nanoseconds; {@link Long#MIN_VALUE} when unknown */
    long clockOffsetNs();

    /** @return false if the journal is not healthy; asked on every duty cycle */
    boolean journalHealthy();
}
