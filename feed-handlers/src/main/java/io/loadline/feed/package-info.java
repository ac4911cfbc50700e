/**
 * What every venue's feed handler shares: packets come from a {@link io.loadline.feed.PacketSource}, a
 * feed handler turns them into events of the log. Everything here runs on the ingress thread.
 */
package io.loadline.feed;
