/**
 * IEX market data: IEX-TP segments of DEEP, DEEP+ or TOPS, to events of the log. DEEP and TOPS books are by price, DEEP+ books by order.
 * Ingress thread only; callers need {@link io.loadline.feed.iex.IexFeed} and nothing else.
 *
 * <p>The feeds count messages and repeat none, and only some of them ever tell a whole book: after a loss a TOPS book is good with its next
 * quote, a DEEP+ book when it is cleared, and a DEEP book when the next day starts.
 */
package io.loadline.feed.iex;
