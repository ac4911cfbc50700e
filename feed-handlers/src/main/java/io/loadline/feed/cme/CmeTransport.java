package io.loadline.feed.cme;

/** How packets travel. A setting, never guessed: a UDP sequence number can look like the mark of the TCP flavour. */
public enum CmeTransport {
    /** Multicast: the packet header comes first. */
    UDP,
    /** Stream: each packet is preceded by the bytes FE CA, arrives in order, and session messages are mixed in. */
    TCP
}
