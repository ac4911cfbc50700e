package io.loadline.gateway.pipeline;

import io.loadline.gateway.journal.Journal;
import java.io.File;
import java.nio.file.Path;

/** The health of this machine as the file system and the journal tell it. The offset of the clock from UTC is not known to the process. */
public final class MachineHealth implements HealthSource {
    private final File folder;
    private final Journal journal;

    /**
     * @param folder folder of the journal
     * @param journal the journal
     */
    public MachineHealth(final Path folder, final Journal journal) {
        this.folder = folder.toFile();
        this.journal = journal;
    }

    @Override
    public double freeDiskRatio() {
        final long total = folder.getTotalSpace();
        return total == 0 ? 0 : (double) folder.getUsableSpace() / total;
    }

    @Override
    public long freeDiskBytes() {
        return folder.getUsableSpace();
    }

    @Override
    public long clockOffsetNs() {
        return Long.MIN_VALUE;
    }

    @Override
    public boolean journalHealthy() {
        return journal.healthy();
    }
}
