package io.loadline.feed.source;

/** Reads one frame after another from a capture. */
interface CaptureReader {
    /**
     * Moves to the next frame.
     *
     * @return false at the end of the file
     */
    boolean next();

    /** @return capture time of the frame, UTC nanoseconds */
    long timeNs();

    /** @return offset of the frame in the window of {@link CaptureBytes} */
    int frameOffset();

    /** @return captured bytes of the frame */
    int frameLength();

    /** @return link type of the frame, as registered for pcap */
    int linkType();
}
