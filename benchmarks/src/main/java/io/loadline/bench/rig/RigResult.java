package io.loadline.bench.rig;

import org.HdrHistogram.Histogram;

/**
 * What a run came to.
 *
 * @param fromIntended nanoseconds from the intended send time of its packet to the end of limits, one value an event
 * @param fromIngress nanoseconds from the ingress stamp to the end of limits, one value an event; null for the control run
 * @param control nanoseconds from the intended send time of a packet to a handler that does nothing, one value a packet
 * @param hiccups stalls of the machine while the engine ran, nanoseconds
 * @param load what the events were made of
 * @param packets packets of all lines handed to the engine while it was measured
 * @param eventsPerSecond events of the log handled a second
 * @param behindNs how long after the last intended send time the engine was done: large where it cannot keep up
 */
record RigResult(
        Histogram fromIntended,
        Histogram fromIngress,
        Histogram control,
        Histogram hiccups,
        LoadFacts load,
        long packets,
        double eventsPerSecond,
        long behindNs) {}
