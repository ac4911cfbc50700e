package io.loadline.feed.source;

/** Which payloads of a capture are packets of the feed. A setting: the bytes never decide it. */
public enum Transport {
    /** One datagram is one packet. */
    UDP,
    /** One segment with payload is one packet; segments are taken in the order of the capture and not put together. */
    TCP
}
