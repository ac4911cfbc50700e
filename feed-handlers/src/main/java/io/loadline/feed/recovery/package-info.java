/**
 * What venues with a snapshot loop have in common: they send changes in numbered packets and, beside them, snapshots of every book in an
 * endless loop. {@link io.loadline.feed.recovery.SnapshotRecovery} decides for each instrument alone whether a change is applied, dropped
 * or kept aside, and whether a snapshot makes the book right; {@link io.loadline.feed.recovery.KeptChanges} holds what is kept aside. A
 * venue's package reads the bytes, asks, and writes the events. Ingress thread only; nothing here allocates once every instrument is added
 * and the ring of kept changes has its size.
 */
package io.loadline.feed.recovery;
