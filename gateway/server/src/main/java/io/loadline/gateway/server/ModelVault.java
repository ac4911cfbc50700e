package io.loadline.gateway.server;

import io.loadline.gateway.journal.BlobStore;
import io.loadline.gateway.model.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** Keeps a model beside its journal: every file and the manifest that names them, each under its SHA-256. */
final class ModelVault {
    private final BlobStore blobs;

    ModelVault(final BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Stores the files and their manifest. Returns the SHA-256 of the manifest: the model digest. */
    byte[] store(final ModelFiles files) throws IOException {
        for (final byte[] content : files.files().values()) {
            blobs.put(content);
        }
        return blobs.put(files.manifest());
    }

    /** Reads back what a digest names. */
    ModelFiles load(final byte[] modelDigest) throws IOException {
        return ModelFiles.ofManifest(blobs.get(HexFormat.of().formatHex(modelDigest)), this::blob);
    }

    private byte[] blob(final String digest) {
        try {
            return blobs.get(digest);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
