package io.loadline.gateway.aeron;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * A stream of values. The engine's thread writes each value to the slot of its key; the publishing thread sends the newest value of each key
 * that has one, in the order in which they first changed. A heartbeat is the value of one more key, so it goes out behind the values that
 * were before it.
 */
final class ConflatedStream {
    private static final int LONGEST_MESSAGE = 232;

    private final LastValues values;
    private final KeyQueue changed;
    private final int heartbeatKey;
    private final MessageSender sender;
    private final AtomicCounter conflations;
    private final long[] writesSent;
    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[LONGEST_MESSAGE * 2]);
    private int held = KeyQueue.EMPTY;
    private long published;

    ConflatedStream(final int keys, final MessageSender sender, final AtomicCounter conflations) {
        heartbeatKey = keys;
        values = new LastValues(keys + 1, LONGEST_MESSAGE);
        changed = new KeyQueue(keys + 1);
        writesSent = new long[keys + 1];
        this.sender = sender;
        this.conflations = conflations;
    }

    /** Engine's thread. False where the key or the length has no slot. */
    boolean put(final int key, final DirectBuffer buffer, final int offset, final int length) {
        if (!remember(key, buffer, offset, length)) {
            return false;
        }
        changed.add(key);
        return true;
    }

    /** Engine's thread: keeps the value for snapshots, but does not send it. */
    boolean remember(final int key, final DirectBuffer buffer, final int offset, final int length) {
        if (key < 0 || key >= values.capacity() || !values.fits(length)) {
            return false;
        }
        values.put(key, buffer, offset, length);
        return true;
    }

    int heartbeatKey() {
        return heartbeatKey;
    }

    int keys() {
        return heartbeatKey;
    }

    /** Publishing thread. */
    int flush(final int limit) {
        int sent = 0;
        while (sent < limit) {
            if (held == KeyQueue.EMPTY) {
                held = changed.take();
                if (held == KeyQueue.EMPTY) {
                    break;
                }
            }
            if (!send(held)) {
                break;
            }
            held = KeyQueue.EMPTY;
            sent++;
        }
        return sent;
    }

    private boolean send(final int key) {
        final int length = values.read(key, scratch);
        if (length == LastValues.BUSY) {
            return false;
        }
        final long writes = values.writesRead();
        final long newer = writes - writesSent[key];
        if (newer == 0 || length == 0) {
            return true;
        }
        final boolean heartbeat = key == heartbeatKey;
        final int replaced = (int) Math.min(newer - 1, OutputMessage.MAX_CONFLATED);
        if (heartbeat) {
            OutputMessage.outputCount(scratch, 0, published);
        } else {
            OutputMessage.conflated(scratch, 0, replaced);
        }
        if (!sender.send(scratch, 0, length)) {
            return false;
        }
        writesSent[key] = writes;
        if (!heartbeat) {
            published += replaced + 1;
            conflations.getAndAddRelease(replaced);
        }
        return true;
    }

    /** Publishing thread: the last value of a key, for a snapshot. Its length, 0 where there is none, or {@link LastValues#BUSY}. */
    int read(final int key, final ExpandableArrayBuffer destination) {
        return values.read(key, destination);
    }
}
