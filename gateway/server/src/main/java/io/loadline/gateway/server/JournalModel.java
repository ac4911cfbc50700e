package io.loadline.gateway.server;

import io.loadline.core.model.RiskModel;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalException;
import io.loadline.gateway.model.ModelLoader;
import io.loadline.gateway.pipeline.LogHead;
import java.io.IOException;

/** The model a journal runs on, read back from beside it. */
public final class JournalModel {
    private JournalModel() {}

    /**
     * @param directory the journal
     * @param head its first event, which names the model
     * @return what is at risk
     * @throws IOException if a file of the model cannot be read
     * @throws JournalException if one is missing or damaged
     */
    public static RiskModel of(final JournalDirectory directory, final LogHead head) throws IOException {
        return ModelLoader.load(
                new ModelVault(directory.blobs()).load(head.epoch().modelDigest()));
    }
}
