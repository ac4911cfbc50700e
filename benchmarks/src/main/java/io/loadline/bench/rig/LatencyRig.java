package io.loadline.bench.rig;

import io.loadline.bench.BenchModel;
import io.loadline.bench.MachineFacts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run rig} and {@code benchmarks/run noop}. */
@Command(
        name = "rig",
        mixinStandardHelpOptions = true,
        description = "Open-loop latency from the intended send time of a packet to the verdict of limits.")
public final class LatencyRig implements Callable<Integer> {
    @Option(
            names = "--rate",
            paramLabel = "EVENTS_PER_S",
            description = "Book events a second (default: ${DEFAULT-VALUE}).")
    private int rate = 500_000;

    @Option(names = "--instruments", paramLabel = "N", description = "10 to 10,000 (default: ${DEFAULT-VALUE}).")
    private int instruments = 10_000;

    @Option(names = "--scenarios", paramLabel = "N", description = "At most 1,000 (default: ${DEFAULT-VALUE}).")
    private int scenarios = 1_000;

    @Option(names = "--seconds", paramLabel = "N", description = "Seconds recorded (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(names = "--warmup", paramLabel = "N", description = "Seconds before that (default: ${DEFAULT-VALUE}).")
    private int warmup = 15;

    @Option(
            names = "--window-us",
            paramLabel = "N",
            description =
                    "Events this close share a packet, microseconds; 0: one a packet (default: ${DEFAULT-VALUE}).")
    private int windowUs;

    @Option(names = "--burst", description = "Bunch events, four bursts a second; else even spacing.")
    private boolean burst;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Folder for the journal, or 'none' (default: the temporary folder).")
    private String journal = System.getProperty("java.io.tmpdir");

    @Option(names = "--udp", description = "Packets over loopback UDP instead of a ring in memory.")
    private boolean udp;

    @Option(names = "--port", paramLabel = "N", description = "First of four UDP ports (default: ${DEFAULT-VALUE}).")
    private int port = 15_410;

    @Option(names = "--aeron", description = "Publish output over Aeron.")
    private boolean aeron;

    @Option(names = "--noop", description = "Only the control run: a handler that does nothing.")
    private boolean noop;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /**
     * @param arguments options
     */
    public static void main(final String[] arguments) {
        final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new LatencyRig()).setOut(out).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        final RigSettings settings = new RigSettings(
                rate,
                instruments,
                scenarios,
                warmup,
                seconds,
                TimeUnit.MICROSECONDS.toNanos(windowUs),
                burst,
                "none".equals(journal) ? null : Path.of(journal),
                udp ? port : 0,
                aeron);
        final MachineFacts machine = MachineFacts.now();
        final long dayNs = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        final Rig rig = new Rig(settings, BenchModel.of(instruments, scenarios, dayNs));
        final RigReport report = new RigReport(spec.commandLine().getOut(), machine, settings);
        if (noop) {
            report.printControl(rig.control(), json);
        } else {
            report.print(rig.run(), json);
        }
        return 0;
    }
}
