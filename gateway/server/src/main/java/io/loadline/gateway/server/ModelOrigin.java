package io.loadline.gateway.server;

import io.loadline.core.model.RiskModel;
import io.loadline.gateway.config.ConfigException;
import io.loadline.gateway.config.ServerConfig;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.model.ModelFiles;
import io.loadline.gateway.model.ModelLoader;
import io.loadline.gateway.pipeline.LogHead;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The model a server runs on: that of the journal where it holds a log, else that of the model files, which then go into the journal.
 *
 * @param model what is at risk
 * @param digest SHA-256 of its manifest
 */
record ModelOrigin(RiskModel model, byte[] digest) {
    private static final int SHOWN_DIGITS = 12;

    static ModelOrigin of(final ServerConfig config, final JournalDirectory directory) throws IOException {
        final ModelVault vault = new ModelVault(directory.blobs());
        final byte[] logged =
                LogHead.read(directory).map(head -> head.epoch().modelDigest()).orElse(null);
        if (logged == null) {
            final ModelFiles files = files(config);
            final RiskModel model = ModelLoader.load(files);
            return new ModelOrigin(model, vault.store(files));
        }
        if (Files.isDirectory(config.modelDirectory())) {
            refuseChange(config, files(config), logged);
        }
        return new ModelOrigin(ModelLoader.load(vault.load(logged)), logged);
    }

    private static ModelFiles files(final ServerConfig config) {
        return ModelFiles.read(config.modelDirectory(), config.scenarios(), config.historyGaps(), config.risk());
    }

    private static void refuseChange(final ServerConfig config, final ModelFiles given, final byte[] logged) {
        final byte[] digest = HexFormat.of().parseHex(ModelFiles.sha256(given.manifest()));
        if (!Arrays.equals(digest, logged)) {
            throw new ConfigException(
                    "model.directory: the files in " + config.modelDirectory() + " and the risk settings (model "
                            + shortened(digest) + ") differ from those that journal " + config.journalDirectory()
                            + " began with (model " + shortened(logged)
                            + "); name a new journal.directory for the new model, or restore the old one");
        }
    }

    private static String shortened(final byte[] digest) {
        return HexFormat.of().formatHex(digest).substring(0, SHOWN_DIGITS);
    }
}
