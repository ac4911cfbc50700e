package io.loadline.feed;

/**
 * Something that can be set for a venue's feed.
 *
 * @param key name in configuration files and on the command line
 * @param fallback value where none is given
 * @param meaning for people: what it does and which values it takes
 */
public record FeedOption(String key, String fallback, String meaning) {}
