/**
 * Nasdaq TotalView-ITCH 5.0, over MoldUDP64 or from the venue's day files, to events of the log. Books are by order. Ingress thread only;
 * callers need {@link io.loadline.feed.itch.NasdaqFeed} and nothing else.
 *
 * <p>The feed repeats nothing and has no snapshot: a book is good when the day was heard from its first message, and after a loss with the
 * start of the next one. What the venue answers to a request for retransmission fills a gap like any other packet.
 */
package io.loadline.feed.itch;
