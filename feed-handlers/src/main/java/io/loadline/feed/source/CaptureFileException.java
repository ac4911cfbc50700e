package io.loadline.feed.source;

import java.nio.file.Path;

/** A capture file cannot be read on: names the file, the byte, what was expected there and what was found. */
public final class CaptureFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long byteOffset;

    CaptureFileException(final Path file, final long byteOffset, final String problem) {
        super(message(file, byteOffset, problem));
        this.file = file;
        this.byteOffset = byteOffset;
    }

    CaptureFileException(final Path file, final long byteOffset, final String problem, final Throwable cause) {
        super(message(file, byteOffset, problem), cause);
        this.file = file;
        this.byteOffset = byteOffset;
    }

    /** @return the file */
    public Path file() {
        return file;
    }

    /** @return where in the file, after decompression, counted from 0 */
    public long byteOffset() {
        return byteOffset;
    }

    private static String message(final Path file, final long byteOffset, final String problem) {
        return "capture file " + file + ", byte " + byteOffset + ": " + problem;
    }
}
