/**
 * The desk client: live risk over Aeron, and orders, fills and commands towards the server. Needs only the codecs and the Aeron client.
 *
 * <p>{@link io.loadline.client.DeskClient} keeps a {@link io.loadline.client.RiskView}; {@link io.loadline.client.ControlClient} sends.
 * Neither starts a thread: each belongs to the one thread that polls it or sends with it, and what they give out is read on that thread.
 */
package io.loadline.client;
