package io.loadline.chaos;

import io.loadline.gateway.command.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One command of the program in a JVM of its own, with the flags of this JVM. What it prints goes to files. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    private ServerProcess(final List<String> flags, final List<String> arguments) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        out = Files.createTempFile("loadline-chaos", ".out");
        err = Files.createTempFile("loadline-chaos", ".err");
        process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    /** Starts a command. */
    static ServerProcess start(final String... arguments) throws IOException {
        return new ServerProcess(flags(), List.of(arguments));
    }

    /** Starts a command in a JVM that lacks every flag which contains a text. */
    static ServerProcess startWithout(final String flag, final String... arguments) throws IOException {
        return new ServerProcess(
                flags().stream().filter(given -> !given.contains(flag)).toList(), List.of(arguments));
    }

    /** Starts a server and waits until it serves. */
    static ServerProcess serve(final Path configuration) throws IOException {
        final ServerProcess server = start("serve", "--config", configuration.toString());
        Deadline.await("the server serves", () -> server.serves() || !server.isAlive(), server::err);
        if (!server.serves()) {
            throw new AssertionError("the server did not start: " + server.err());
        }
        return server;
    }

    private static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--") || argument.startsWith("-Dchronicle"))
                .toList();
    }

    private boolean serves() {
        return err().contains("loadline: serving");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Sends SIGKILL and waits until the process is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Sends SIGTERM. Returns the exit code. */
    int terminate() {
        process.destroy();
        return exitCode();
    }

    /** Waits for the end of the process. Returns its exit code. */
    int exitCode() {
        Deadline.await("the process ends", () -> !process.isAlive(), this::err);
        return process.exitValue();
    }

    /** What it printed to standard output so far. */
    String out() {
        return read(out);
    }

    /** What it printed to standard error so far. */
    String err() {
        return read(err);
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }
}
