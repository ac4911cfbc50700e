/**
 * Where packets come from and where they are recorded: sockets, capture files in pcap and pcapng, plain or compressed. Each source has
 * one thread: the one that polls it.
 */
package io.loadline.feed.source;
