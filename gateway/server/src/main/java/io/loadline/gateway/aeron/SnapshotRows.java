package io.loadline.gateway.aeron;

import org.agrona.ExpandableArrayBuffer;

/** A table whose rows go into a snapshot. Publishing thread. */
interface SnapshotRows {
    /** Number of keys, with or without a value. */
    int keys();

    /** Copies the row of a key. Its length, 0 where there is none, or {@link LastValues#BUSY}. */
    int read(int key, ExpandableArrayBuffer destination);
}
