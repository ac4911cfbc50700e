package io.loadline.gateway.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the documents of Chronicle Queue files by plain reads. A tailer would map the files, which a truncated file turns into a fault, and
 * would take damage to a document's own header for the end of the queue; this walk tells the two apart.
 *
 * <p>A file is a sequence of documents, each at a multiple of four bytes: a header word (bit 31 not complete, bit 30 Chronicle's own, rest
 * length), then that many bytes. A zero word is the end of what was written, {@link #END_OF_FILE} the end of a finished file.
 */
final class QueueDocuments implements AutoCloseable {
    static final int WORD = Integer.BYTES;
    private static final int NOT_COMPLETE = 0x8000_0000;
    private static final int OWN = 0x4000_0000;
    private static final int END_OF_FILE = NOT_COMPLETE | OWN;
    private static final int LENGTH_MASK = 0x3fff_ffff;
    private static final int WINDOW = 1 << 20;

    private final ByteBuffer window = ByteBuffer.allocateDirect(WINDOW).order(ByteOrder.LITTLE_ENDIAN);
    private final UnsafeBuffer view = new UnsafeBuffer(window);
    private final List<Path> files;

    private int fileIndex = -1;
    private FileChannel channel;
    private long windowStart;
    private int windowLength;
    private long position;
    private long nextPosition;
    private int length;
    private boolean ended;
    private String damage;
    private String expectation;

    /**
     * @param files queue files, oldest first
     */
    QueueDocuments(final List<Path> files) {
        this.files = files;
    }

    /**
     * Moves to the next document that is not Chronicle's own.
     *
     * @return false at the end, or at a document whose header is damaged
     */
    boolean next() {
        while (!ended && (channel != null || openNextFile())) {
            position = nextPosition;
            if (available(position, WORD) < WORD) {
                damaged("the end of the file", "a document or the mark of an end");
                break;
            }
            final int word = view.getInt(inWindow(position));
            if (word == 0 || word == END_OF_FILE) {
                endOfWritten(word);
            } else if ((word & NOT_COMPLETE) != 0) {
                unfinished(word);
            } else if (step(word)) {
                return true;
            }
        }
        ended = true;
        return false;
    }

    /** @return the memory that holds the document; its position and limit are free to move */
    ByteBuffer bytes() {
        return window;
    }

    /** @return the same memory as {@link #bytes()} */
    UnsafeBuffer view() {
        return view;
    }

    /** @return where the document begins in {@link #view()}, behind its header word */
    int offset() {
        return inWindow(position) + WORD;
    }

    /** @return bytes of the document */
    int length() {
        return length;
    }

    /** @return name of the file */
    String file() {
        return files.isEmpty()
                ? "no queue file"
                : files.get(Math.max(fileIndex, 0)).getFileName().toString();
    }

    /** @return byte of the file at which the document's header begins; at the end, the first byte free */
    long position() {
        return position;
    }

    /** @return what was found where a document should be; null if the walk ended well */
    String damage() {
        return damage;
    }

    /** @return what was expected instead of {@link #damage()} */
    String expectation() {
        return expectation;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
                channel = null;
            }
            ended = true;
        } catch (final IOException e) {
            throw new UncheckedIOException("closing " + file(), e);
        }
    }

    private boolean step(final int word) {
        final boolean own = (word & OWN) != 0;
        length = word & LENGTH_MASK;
        nextPosition = (position + WORD + length + WORD - 1) & -WORD;
        if (length > (own ? ChronicleFiles.MAX_INDEX_LENGTH : RecordLayout.MAX_LENGTH)) {
            damaged(
                    "a document of " + length + " bytes",
                    "at most " + (own ? ChronicleFiles.MAX_INDEX_LENGTH : RecordLayout.MAX_LENGTH));
            return false;
        }
        if (!own && available(position, WORD + length) < WORD + length) {
            damaged("the end of the file inside a document of " + length + " bytes", "the whole document");
            return false;
        }
        return !own;
    }

    private void unfinished(final int word) {
        if (position == 0) {
            // The process died while it created the file: nothing was written to it.
            closeFile();
        } else {
            damaged("document header 0x" + Integer.toHexString(word), "a finished document");
        }
    }

    private void endOfWritten(final int word) {
        final boolean clean = word == END_OF_FILE || (!recordFollows() && zeroBehind());
        refill(position);
        if (available(position, WORD) >= WORD && view.getInt(inWindow(position)) != word) {
            // A live writer went on while this walk looked.
            return;
        }
        if (clean) {
            closeFile();
        } else {
            damaged("the end of the queue", "the document that the bytes behind belong to");
        }
    }

    /** True if a whole record stands here without its header word, and another document behind it. */
    private boolean recordFollows() {
        refill(position);
        final long body = position + WORD;
        if (available(body, RecordLayout.HEADER_LENGTH) < RecordLayout.HEADER_LENGTH) {
            return false;
        }
        final int message = view.getInt(inWindow(body) + RecordLayout.LENGTH_OFFSET);
        if (message <= 0 || message > RecordLayout.MAX_LENGTH - RecordLayout.HEADER_LENGTH) {
            return false;
        }
        final long behind = (body + RecordLayout.HEADER_LENGTH + message + WORD - 1) & -WORD;
        return available(behind, WORD) >= WORD && view.getInt(inWindow(behind)) != 0;
    }

    /** A process that dies leaves at most one half-written record behind the end; all else is zero. */
    private boolean zeroBehind() {
        long at = position + WORD + RecordLayout.MAX_LENGTH;
        while (true) {
            refill(at);
            if (windowLength <= 0) {
                return true;
            }
            int i = 0;
            for (; i + Long.BYTES <= windowLength; i += Long.BYTES) {
                if (view.getLong(i) != 0) {
                    return false;
                }
            }
            for (; i < windowLength; i++) {
                if (view.getByte(i) != 0) {
                    return false;
                }
            }
            at += windowLength;
        }
    }

    private void damaged(final String found, final String expected) {
        damage = found;
        expectation = expected;
        ended = true;
    }

    private boolean openNextFile() {
        if (fileIndex + 1 >= files.size()) {
            return false;
        }
        fileIndex++;
        try {
            channel = FileChannel.open(files.get(fileIndex), StandardOpenOption.READ);
        } catch (final IOException e) {
            throw new UncheckedIOException("opening " + file(), e);
        }
        nextPosition = 0;
        windowStart = 0;
        windowLength = 0;
        return true;
    }

    private void closeFile() {
        final long end = position;
        final boolean last = fileIndex + 1 >= files.size();
        close();
        ended = last;
        position = end;
    }

    private int inWindow(final long filePosition) {
        return (int) (filePosition - windowStart);
    }

    private long available(final long from, final int wanted) {
        if (from < windowStart || from + wanted > windowStart + windowLength) {
            refill(from);
        }
        return windowStart + windowLength - from;
    }

    private void refill(final long from) {
        try {
            window.clear();
            windowStart = from;
            int read = 0;
            while (window.hasRemaining() && read >= 0) {
                read = channel.read(window, from + window.position());
            }
            windowLength = window.position();
            window.clear();
        } catch (final IOException e) {
            throw new UncheckedIOException("reading " + file(), e);
        }
    }
}
