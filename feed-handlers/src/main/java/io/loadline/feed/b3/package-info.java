/**
 * B3 (Brasil, Bolsa, Balcão) market data, binary UMDF: order books, trades, statistics, status and definitions to events of the log, for
 * equities, futures and options. Ingress thread only; callers need {@link io.loadline.feed.b3.B3Feed} and
 * {@link io.loadline.feed.b3.B3Line}.
 *
 * <p>Two dialects live on the wire and each message says by its version which it is. Before version 15 a side of the book is a list of
 * orders and every change names a position in it; from 15 on a change names an order, and the order ids of a price rise with their place in
 * the queue. The log keeps both as they are: {@code bookKind} 3 and 2.
 *
 * <p>When a book can be trusted is decided by {@link io.loadline.feed.recovery.SnapshotRecovery}. An exchange event ends with the message
 * marked so; on channels that never mark one, with its packet.
 */
package io.loadline.feed.b3;
