package io.loadline.gateway.command;

import io.loadline.gateway.config.ServerConfig;
import io.loadline.gateway.config.ServerConfigReader;
import io.loadline.gateway.server.LoadlineServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "Runs the server, headless, until it is told to stop (SIGTERM or SIGINT).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final long POLL_MS = 100;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file (default: ${DEFAULT-VALUE}).",
            defaultValue = "loadline.yaml")
    private Path config;

    @Option(names = "--stop-at-end", description = "Stop when every capture was played to its end.")
    private boolean stopAtEnd;

    @Option(names = "--json", description = "At the end print one JSON object.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        final StopSignal stop = new StopSignal();
        int code = Exit.FAILURE;
        try {
            code = serve(new ServerConfigReader().read(config), stop);
        } finally {
            stop.finished(code);
        }
        return code;
    }

    private int serve(final ServerConfig effective, final StopSignal stop) throws IOException, InterruptedException {
        final Progress progress = new Progress("recovered", spec.commandLine().getErr());
        final LoadlineServer server = LoadlineServer.start(effective, Build.version(), progress);
        try (server) {
            progress.end();
            announce(server, effective);
            while (!stop.await(POLL_MS) && !(stopAtEnd && server.capturesEnded())) {
                if (server.fault() != null) {
                    spec.commandLine().getErr().println("loadline: " + server.fault() + "; orders are rejected");
                    stop.await(Long.MAX_VALUE);
                }
            }
        }
        final SummaryPrinter printer = new SummaryPrinter(spec.commandLine().getOut());
        if (json) {
            printer.printJson(server.summary());
        } else {
            printer.print(server.summary());
        }
        return server.fault() == null ? Exit.DONE : Exit.FAILURE;
    }

    private void announce(final LoadlineServer server, final ServerConfig effective) {
        final PrintWriter err = spec.commandLine().getErr();
        if (server.recovered().sequence() > 0) {
            err.printf(
                    Locale.ROOT,
                    "loadline: recovered %,d events of %d epochs%n",
                    server.recovered().sequence(),
                    server.recovered().epoch());
        }
        err.printf(
                Locale.ROOT,
                "loadline: serving %d instruments, %d nodes, %s; journal %s, desks at %s%n",
                server.model().instruments().size(),
                server.model().tree().size(),
                server.threading(),
                effective.journalDirectory(),
                effective.aeronDirectory());
    }
}
