/**
 * MEMX MEMOIR Depth: orders, trades, status and definitions of US equities and options to events of the log. Ingress thread only; callers
 * need {@link io.loadline.feed.memx.MemxFeed}.
 *
 * <p>Every message is numbered within its session, so a loss is seen by {@link io.loadline.feed.MessageSequencer} alone. The venue sends no
 * snapshots on its multicast lines: after a loss a book is stale until the venue clears it or a new session begins. Every message is a
 * complete exchange event.
 */
package io.loadline.feed.memx;
