package io.loadline.gateway.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.config.ConfigReference;
import io.loadline.gateway.config.ServerConfig;
import io.loadline.gateway.config.ServerConfigReader;
import io.loadline.gateway.model.ModelFiles;
import io.loadline.gateway.model.ModelLoader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "check-config",
        description = "Reads a configuration and its model files, and prints what is in effect.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "Configuration file (YAML).")
    private Path config;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        final ServerConfigReader reader = new ServerConfigReader();
        final ServerConfig effective = reader.read(config);
        final ModelFiles files = ModelFiles.read(
                effective.modelDirectory(), effective.scenarios(), effective.historyGaps(), effective.risk());
        final RiskModel model = ModelLoader.load(files);
        final String digest = ModelFiles.sha256(files.manifest());
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(asMap(reader, model, digest)));
        } else {
            for (final ConfigReference.Entry entry : reader.reference().entries()) {
                out.printf("%-36s %s%n", entry.key(), entry.value());
            }
            out.printf(
                    "%nmodel %s: %d instruments, %d nodes, %d positions, %d limits, %d scenarios of %d columns%n",
                    digest.substring(0, 12),
                    model.instruments().size(),
                    model.tree().size(),
                    model.positions().size(),
                    model.limits().size(),
                    model.history().scenarioCount(),
                    model.history().columns().size());
        }
        return Exit.DONE;
    }

    private static Map<String, Object> asMap(
            final ServerConfigReader reader, final RiskModel model, final String digest) {
        final Map<String, Object> values = new LinkedHashMap<>();
        for (final ConfigReference.Entry entry : reader.reference().entries()) {
            values.put(entry.key(), entry.value());
        }
        final Map<String, Object> result = new LinkedHashMap<>();
        result.put("config", values);
        result.put("modelDigest", digest);
        result.put("instruments", model.instruments().size());
        result.put("nodes", model.tree().size());
        result.put("positions", model.positions().size());
        result.put("limits", model.limits().size());
        result.put("scenarios", model.history().scenarioCount());
        return result;
    }
}
