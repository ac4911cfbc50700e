package io.loadline.gateway.aeron;

import io.aeron.CommonContext;
import java.util.Locale;

/**
 * How the server meets its desks.
 *
 * @param directory of the media driver; the driver's own default where it is empty
 * @param embedded true to run a media driver within this process, false to use one that runs already
 * @param outputChannel Aeron URI of the streams to desks: {@code aeron:ipc}, or {@code aeron:udp?control=HOST:PORT|control-mode=dynamic}
 * @param controlChannel Aeron URI of the stream from desks: {@code aeron:ipc}, or {@code aeron:udp?endpoint=HOST:PORT}
 * @param slowDeskTimeoutMs how long a desk may hold back the others before it is dropped, milliseconds
 * @param snapshotRowsPerCycle most snapshot rows sent in one duty cycle
 */
public record AeronSettings(
        String directory,
        boolean embedded,
        String outputChannel,
        String controlChannel,
        int slowDeskTimeoutMs,
        int snapshotRowsPerCycle) {
    private static final int SLOW_DESK_TIMEOUT_MS = 500;
    private static final int SNAPSHOT_ROWS = 128;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a channel is no Aeron URI, or a number is not positive
     */
    public AeronSettings {
        requireUri("aeron.outputChannel", outputChannel);
        requireUri("aeron.controlChannel", controlChannel);
        requirePositive("aeron.slowDeskTimeoutMs", slowDeskTimeoutMs);
        requirePositive("aeron.snapshotRowsPerCycle", snapshotRowsPerCycle);
    }

    /**
     * Shared memory, with a driver of our own.
     *
     * @param directory of the media driver
     * @return settings
     */
    public static AeronSettings embedded(final String directory) {
        return new AeronSettings(
                directory,
                true,
                CommonContext.IPC_CHANNEL,
                CommonContext.IPC_CHANNEL,
                SLOW_DESK_TIMEOUT_MS,
                SNAPSHOT_ROWS);
    }

    private static void requireUri(final String name, final String value) {
        if (value == null || !value.toLowerCase(Locale.ROOT).startsWith("aeron:")) {
            throw new IllegalArgumentException(name + " is " + value
                    + "; expected an Aeron URI, such as aeron:ipc or aeron:udp?endpoint=HOST:PORT");
        }
    }

    private static void requirePositive(final String name, final int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " is " + value + "; expected a positive number");
        }
    }
}
