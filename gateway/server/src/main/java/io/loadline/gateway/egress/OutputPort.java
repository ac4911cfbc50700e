package io.loadline.gateway.egress;

import org.agrona.DirectBuffer;

/** Where output messages go. Called on the thread of the output stage; must neither block nor throw. */
@FunctionalInterface
public interface OutputPort {
    /** Takes no message. */
    OutputPort NONE = (streamId, buffer, offset, length) -> {};

    /**
     * Takes one message of the live log.
     *
     * @param streamId stream it belongs to
     * @param buffer holds the message, valid during the call
     * @param offset of its SBE header
     * @param length bytes of header and body
     */
    void onMessage(int streamId, DirectBuffer buffer, int offset, int length);

    /**
     * Takes one message of a log that is run again. It was sent when the log was live, so a port towards desks only remembers it.
     *
     * @param streamId stream it belongs to
     * @param buffer holds the message, valid during the call
     * @param offset of its SBE header
     * @param length bytes of header and body
     */
    default void onReplayed(final int streamId, final DirectBuffer buffer, final int offset, final int length) {}
}
