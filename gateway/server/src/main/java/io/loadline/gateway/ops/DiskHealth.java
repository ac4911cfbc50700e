package io.loadline.gateway.ops;

import io.loadline.gateway.pipeline.HealthSource;
import java.io.File;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Health of the machine as the journal's disk shows it. The offset of the clock is not known to this process. */
public final class DiskHealth implements HealthSource {
    private final File directory;
    private final BooleanSupplier journalHealthy;

    /**
     * @param directory folder on the disk to watch
     * @param journalHealthy whether the journal takes records
     */
    public DiskHealth(final Path directory, final BooleanSupplier journalHealthy) {
        this.directory = directory.toFile();
        this.journalHealthy = journalHealthy;
    }

    @Override
    public double freeDiskRatio() {
        final long total = directory.getTotalSpace();
        return total > 0 ? (double) directory.getUsableSpace() / total : 0;
    }

    @Override
    public long freeDiskBytes() {
        return directory.getUsableSpace();
    }

    @Override
    public long clockOffsetNs() {
        return Long.MIN_VALUE;
    }

    @Override
    public boolean journalHealthy() {
        return journalHealthy.getAsBoolean();
    }
}
