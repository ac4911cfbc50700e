package io.loadline.gateway.command;

import io.loadline.gateway.capture.CaptureCommand;
import io.loadline.gateway.capture.SimulateCommand;
import io.loadline.gateway.config.ConfigException;
import io.loadline.gateway.egress.DiffCommand;
import io.loadline.gateway.journal.JournalCommand;
import io.loadline.gateway.journal.JournalException;
import io.loadline.gateway.operator.KillCommand;
import io.loadline.gateway.operator.LimitsCommand;
import io.loadline.gateway.operator.ResetCommand;
import io.loadline.gateway.ops.ErrorsCommand;
import io.loadline.gateway.ops.StatCommand;
import io.loadline.gateway.screen.WatchCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one entry point. */
@Command(
        name = "loadline",
        description = "A low-latency market-risk server.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 done, 1 the answer is no, 2 usage or configuration, 3 failure."},
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            CheckConfigCommand.class,
            CaptureCommand.class,
            SimulateCommand.class,
            ReplayCommand.class,
            DiffCommand.class,
            JournalCommand.class,
            WatchCommand.class,
            KillCommand.class,
            ResetCommand.class,
            LimitsCommand.class,
            StatCommand.class,
            ErrorsCommand.class,
            ValidateCommand.class,
            ModelCommand.class,
            VersionCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {
    private Main() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param args command line
     */
    public static void main(final String[] args) {
        final Optional<String> missing = JvmFlags.firstMissing();
        if (missing.isPresent()) {
            System.err.println("loadline: the JVM was started without " + missing.get()
                    + "; start it with ./loadline, which gives every flag");
            System.exit(Exit.FAILURE);
        }
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        final CommandLine commandLine = new CommandLine(new Main());
        ServiceLoader.load(EdgeCommand.class).forEach(commandLine::addSubcommand);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((exception, failed, parsed) -> explain(exception, failed.getErr()));
        commandLine.setParameterExceptionHandler((exception, given) -> {
            final CommandLine failed = exception.getCommandLine();
            failed.getErr().println("loadline: " + exception.getMessage());
            failed.getErr()
                    .println("Try 'loadline " + (failed.getParent() == null ? "" : failed.getCommandName() + " ")
                            + "--help'.");
            return Exit.USAGE;
        });
        return commandLine;
    }

    private static int explain(final Exception exception, final PrintWriter err) {
        return switch (exception) {
            case ConfigException mistake -> {
                err.println("loadline: " + mistake.getMessage());
                yield Exit.USAGE;
            }
            case JournalException journal -> {
                err.println("loadline: " + journal.getMessage());
                yield Exit.FAILURE;
            }
            case FileSystemException file -> {
                err.println("loadline: " + describe(file));
                yield Exit.FAILURE;
            }
            case UncheckedIOException io -> {
                err.println("loadline: " + describe(io));
                yield Exit.FAILURE;
            }
            default -> {
                err.println("loadline: " + exception);
                exception.printStackTrace(err);
                yield Exit.FAILURE;
            }
        };
    }

    private static String describe(final UncheckedIOException exception) {
        final IOException cause = exception.getCause();
        if (cause instanceof FileSystemException file) {
            return describe(file);
        }
        final boolean bare = cause.toString().equals(exception.getMessage());
        return bare ? cause.getMessage() : exception.getMessage() + ": " + cause.getMessage();
    }

    private static String describe(final FileSystemException exception) {
        final String reason =
                exception.getReason() == null ? exception.getClass().getSimpleName() : exception.getReason();
        return exception.getFile() + ": " + reason;
    }
}
