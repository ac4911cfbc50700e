package io.loadline.gateway.config;

/** Where stages run. {@code AUTO} chooses by the cores of the machine. */
public enum Threading {
    /** By the cores: one or two INVOKER, up to seven SHARED, else DEDICATED. */
    AUTO,
    /** Ingress and every stage on one thread. */
    INVOKER,
    /** Two or three threads. */
    SHARED,
    /** A thread for each stage. */
    DEDICATED
}
