/**
 * Deribit multicast: frames of SBE messages with a header of the venue's own, to events of the log. Books are by price. Ingress thread
 * only; callers need {@link io.loadline.feed.deribit.DeribitFeedHandler} and nothing else.
 *
 * <p>A frame counts per channel, a book by its chain of change ids: a change is applied only if it names the last one as its predecessor.
 * A break in either makes books stale; a change that continues the chain, or a snapshot that meets it, makes them good again.
 */
package io.loadline.feed.deribit;
