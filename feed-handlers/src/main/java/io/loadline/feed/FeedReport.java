package io.loadline.feed;

import io.loadline.core.model.Venue;
import java.util.Map;

/**
 * What a feed handler has seen, at one moment.
 *
 * @param venue whose feed
 * @param packets packets handed over, good or bad
 * @param messages messages accepted, by the venue's template name, in template order
 * @param unknownTemplates messages of a template the handler does not know; skipped by their length
 * @param gaps times a sequence was broken, whatever was lost
 * @param lostPackets packets missing in those gaps
 * @param duplicates packets dropped because another line had brought them
 * @param errors packets rejected as truncated or malformed
 * @param instruments instruments defined
 * @param recoveries times a stale instrument became good again
 * @param staleInstruments instruments that are stale now
 */
public record FeedReport(
        Venue venue,
        long packets,
        Map<String, Long> messages,
        long unknownTemplates,
        long gaps,
        long lostPackets,
        long duplicates,
        long errors,
        long instruments,
        long recoveries,
        long staleInstruments) {}
