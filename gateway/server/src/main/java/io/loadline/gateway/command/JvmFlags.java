package io.loadline.gateway.command;

import java.util.Optional;

/**
 * Looks whether the JVM was started with the flags that the program cannot do without. Missing ones would show much later, as errors from
 * deep inside a library.
 */
final class JvmFlags {
    private static final String VECTORS = "jdk.incubator.vector";
    private static final String[] EXPORTED = {"jdk.internal.misc", "jdk.internal.ref"};
    private static final String[] OPEN = {"java.lang.reflect", "sun.nio.ch"};

    private JvmFlags() {}

    /** Returns the first flag that is missing, as it is written on a command line; empty if all are there. */
    static Optional<String> firstMissing() {
        if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
            return Optional.of("--add-modules=" + VECTORS);
        }
        final Module base = Object.class.getModule();
        final Module own = JvmFlags.class.getModule();
        for (final String name : EXPORTED) {
            if (!base.isExported(name, own)) {
                return Optional.of("--add-exports=java.base/" + name + "=ALL-UNNAMED");
            }
        }
        for (final String name : OPEN) {
            if (!base.isOpen(name, own)) {
                return Optional.of("--add-opens=java.base/" + name + "=ALL-UNNAMED");
            }
        }
        return Optional.empty();
    }
}
