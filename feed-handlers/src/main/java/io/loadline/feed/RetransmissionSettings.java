package io.loadline.feed;

import java.net.InetSocketAddress;

/**
 * Whom a live feed asks for messages that are missing on every line, and how.
 *
 * @param server the venue's request server
 * @param policy when, how often and how much
 */
public record RetransmissionSettings(InetSocketAddress server, RetransmissionPolicy policy) {}
