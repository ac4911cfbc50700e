package io.loadline.gateway.pipeline;

import io.loadline.gateway.journal.BadRecord;
import io.loadline.gateway.journal.LogEnd;

/**
 * What a replay found.
 *
 * @param events events run
 * @param elapsedNs nanoseconds it took
 * @param end where the replay stopped: the end of the log, or the last sound record
 * @param digest digest of all output
 * @param liveSequence last event that both the log holds and the live server is known to have processed; 0 if none
 * @param liveDigest the live server's digest there
 * @param digestThere the replay's digest there
 * @param checkpoints digests compared
 * @param lastEqual last event at which both agreed before the first difference, or at all; 0 if none
 * @param firstDifferent first event at which they were seen to differ; 0 if they never did
 * @param cleanSequence last event if the live server shut down in order; 0 if it is running or was killed
 * @param lostSequence last event of the live server if the log ends before it; 0 if it does not
 * @param bad record at which the log is damaged; null if it is sound
 * @param fault fault of the pipeline during the replay; null if none
 */
public record ReplayResult(
        long events,
        long elapsedNs,
        LogEnd end,
        long digest,
        long liveSequence,
        long liveDigest,
        long digestThere,
        int checkpoints,
        long lastEqual,
        long firstDifferent,
        long cleanSequence,
        long lostSequence,
        BadRecord bad,
        PipelineFault fault) {
    /** @return true if the live server noted at least one digest within the log, and the replay agrees with all of them */
    public boolean equal() {
        return checkpoints > 0 && firstDifferent == 0 && bad == null && lostSequence == 0;
    }

    /** @return events a second */
    public double eventsPerSecond() {
        return elapsedNs == 0 ? 0 : events * 1e9 / elapsedNs;
    }
}
