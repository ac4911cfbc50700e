package io.loadline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The machine a figure was taken on.
 *
 * @param cpu model of the processor
 * @param cores cores this process may use
 * @param kernel operating system
 * @param java virtual machine
 * @param load average number of runnable threads in the last minute: on a quiet machine near 0
 */
public record MachineFacts(String cpu, int cores, String kernel, String java, double load) {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    /** @return the facts of now */
    public static MachineFacts now() {
        return new MachineFacts(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name")
                        + ' '
                        + System.getProperty("os.version")
                        + ' '
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + ' ' + Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String cpuModel() {
        try (Stream<String> lines = Files.lines(CPUINFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (final IOException e) {
            return "unknown";
        }
    }

    /** @return one line for people */
    public String line() {
        return String.format(Locale.ROOT, "%s, %d cores, %s, %s, load average %.2f", cpu, cores, kernel, java, load);
    }
}
