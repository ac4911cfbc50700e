package io.loadline.gateway.pipeline;

/**
 * Why a pipeline stopped trusting itself.
 *
 * @param stage name of the stage that threw, or {@code journal}
 * @param sequence event at which it happened: no output stands behind it
 * @param reason what was thrown or refused
 */
public record PipelineFault(String stage, long sequence, String reason) {
    @Override
    public String toString() {
        return stage + " failed at sequence " + sequence + ": " + reason;
    }
}
