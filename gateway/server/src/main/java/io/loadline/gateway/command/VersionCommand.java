package io.loadline.gateway.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer>, CommandLine.IVersionProvider {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println("loadline " + Build.version() + " on Java " + Runtime.version());
        return Exit.DONE;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"loadline " + Build.version()};
    }
}
