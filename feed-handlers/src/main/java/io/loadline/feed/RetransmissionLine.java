package io.loadline.feed;

/**
 * The way by which a live feed asks its venue for what is missing, and by which the answers come: they are polled like the packets of any line.
 * Never opened for a recording. Ingress thread only.
 */
public interface RetransmissionLine extends PacketSource, RetransmissionRequest {
    /** @return number of the line as which the answers are handed over */
    int line();
}
