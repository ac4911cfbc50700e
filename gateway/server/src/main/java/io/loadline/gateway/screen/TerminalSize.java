package io.loadline.gateway.screen;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/**
 * Size of the terminal on standard output, asked of the kernel for every frame, so a resized window is followed at once; where the kernel
 * gives none, that of the environment ({@code COLUMNS}, {@code LINES}), or 80 x 24.
 */
final class TerminalSize {
    private static final int STANDARD_OUTPUT = 1;
    private static final long REQUEST_LINUX = 0x5413;
    private static final long REQUEST_BSD = 0x40087468;
    private static final int FIELDS = 4;
    private static final int DEFAULT_COLUMNS = 80;
    private static final int DEFAULT_ROWS = 24;
    private static final int MAX_CELLS_A_SIDE = 1_000;

    private final Optional<MethodHandle> ioctl = ioctl();
    private final MemorySegment fields = Arena.ofAuto().allocate(ValueLayout.JAVA_SHORT, FIELDS);
    private final long request;

    TerminalSize() {
        final boolean linux =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        request = linux ? REQUEST_LINUX : REQUEST_BSD;
    }

    @SuppressWarnings("restricted") // one system call, which has no Java form
    private static Optional<MethodHandle> ioctl() {
        final Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("ioctl")
                .map(symbol -> linker.downcallHandle(
                        symbol,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                        Linker.Option.firstVariadicArg(2)));
    }

    int columns() {
        return ask(1, "COLUMNS", DEFAULT_COLUMNS);
    }

    int rows() {
        return ask(0, "LINES", DEFAULT_ROWS);
    }

    /** True if standard output is a terminal. */
    boolean isTerminal() {
        return kernel(0) > 0;
    }

    private int ask(final int field, final String variable, final int fallback) {
        final int value = kernel(field);
        return value > 0 ? Math.min(value, MAX_CELLS_A_SIDE) : fromEnvironment(variable, fallback);
    }

    /** A field of the kernel's answer, 0 where it gives none. */
    private int kernel(final int field) {
        if (ioctl.isEmpty()) {
            return 0;
        }
        try {
            final int result = (int) ioctl.get().invokeExact(STANDARD_OUTPUT, request, fields);
            return result == 0 ? Short.toUnsignedInt(fields.getAtIndex(ValueLayout.JAVA_SHORT, field)) : 0;
        } catch (final Throwable e) {
            throw new IllegalStateException("the terminal cannot be asked for its size", e);
        }
    }

    private static int fromEnvironment(final String variable, final int fallback) {
        final String value = System.getenv(variable);
        return value != null && value.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(value) : fallback;
    }
}
