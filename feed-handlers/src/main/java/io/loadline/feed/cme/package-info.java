/**
 * CME Globex market data, MDP 3.0: books of levels and of orders, trades, statistics, status and definitions to events of the log. Ingress thread
 * only; callers need {@link io.loadline.feed.cme.CmeFeedHandler}, {@link io.loadline.feed.cme.CmeChannel} and
 * {@link io.loadline.feed.cme.CmeLine}.
 *
 * <p>Fields are read at offsets of our own tables, not by generated codecs. Within a template the venue never moves a field: new versions
 * only make a block longer, and the wire tells its length. So one row of offsets a template serves versions 5 to 13, and one loop reads
 * nine templates that generated codecs would give nine types.
 *
 * <p>An exchange event is all messages up to the one marked as its end, over one packet or several; its book changes reach the log
 * together, one event an instrument. Two counters watch for loss: the packet number of the channel, and a number of each instrument
 * ({@code RptSeq}). A broken packet number makes every book of the channel stale; an instrument whose own number then goes on unbroken is
 * good again at once, any other waits for its snapshot: levels follow {@link io.loadline.feed.recovery.SnapshotRecovery}. Orders have no
 * number of their own: any lost packet makes all of them unknown until their snapshot has come and the changes kept meanwhile are applied.
 *
 * <p>BrokerTec Treasuries and the EBS spot market are schemas of their own without numbers and snapshots; their books become good again as
 * the venue tells their levels.
 */
package io.loadline.feed.cme;
