package io.loadline.gateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.client.Command;
import io.loadline.client.RiskView;
import io.loadline.client.UtilisationView;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Shows limits, lowers one, or raises one with a second person. */
@CommandLine.Command(
        name = "limits",
        description = "Shows limits and their use. With --set changes one: lowering acts at once, raising waits for"
                + " --approve.",
        mixinStandardHelpOptions = true,
        footer = "Exit 0: shown, done or pending. 1: refused. 3: no server answers.")
public final class LimitsCommand extends OperatorCommand {
    private static final int SET_LIMIT = 4;
    private static final int APPROVE_LIMIT = 5;
    private static final Pattern CONTROL = Pattern.compile("C([0-9]{2})(?:/([0-9]))?");

    @Option(names = "--node", paramLabel = "NAME", description = "Only this node.")
    private String node;

    @Option(names = "--set", paramLabel = "CONTROL", description = "Control and metric to set: C13 or C13/1.")
    private String set;

    @Option(names = "--value", paramLabel = "NUMBER", description = "New limit, with --set.")
    private Double value;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, with --set.")
    private String reason = "";

    @Option(names = "--approve", paramLabel = "REQUEST", description = "Approve a raise, as another person.")
    private Long approve;

    /** Made by the command line. */
    public LimitsCommand() {}

    @Override
    int run(final OperatorSession session) throws JsonProcessingException {
        if (set == null && approve == null) {
            return show(session.view());
        }
        requirePerson();
        if (node == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--node: missing; expected the node of the limit");
        }
        final int id = session.node(node).id();
        if (approve != null) {
            return decide(
                    session,
                    "approve limit of",
                    node,
                    Command.of(APPROVE_LIMIT, id, approve, Role.RISK_OFFICER.code(), person, reason));
        }
        final Matcher control = CONTROL.matcher(set);
        if (!control.matches() || value == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--set: '" + set + "' given; expected a control such as C13 or C13/1, and --value");
        }
        final int metric = control.group(2) == null ? 0 : Integer.parseInt(control.group(2));
        return decide(
                session,
                "set " + set + " of",
                node,
                new Command(
                        SET_LIMIT,
                        id,
                        session.newRequestId(),
                        Role.RISK.code(),
                        person,
                        "",
                        reason,
                        Integer.parseInt(control.group(1)),
                        metric,
                        value));
    }

    private int show(final RiskView view) throws JsonProcessingException {
        final PrintWriter out = spec.commandLine().getOut();
        final List<Map<String, Object>> rows = new ArrayList<>();
        if (!options.json) {
            out.printf("%-24s %-7s %18s %18s %8s%n", "node", "control", "value", "limit", "used");
        }
        for (final UtilisationView limit : view.utilisations()) {
            final String name = view.nodes().get(limit.node()).name();
            if (limit.control() == 0 || (node != null && !node.equals(name))) {
                continue;
            }
            final String control = String.format(Locale.ROOT, "C%02d/%d", limit.control(), limit.metric());
            if (options.json) {
                final Map<String, Object> row = new LinkedHashMap<>();
                row.put("node", name);
                row.put("control", control);
                row.put("value", limit.value());
                row.put("limit", limit.limitValue());
                row.put("utilisation", limit.utilisation());
                rows.add(row);
            } else {
                out.printf(
                        Locale.ROOT,
                        "%-24s %-7s %,18.0f %,18.0f %7.1f%%%n",
                        name,
                        control,
                        limit.value(),
                        limit.limitValue(),
                        100 * limit.utilisation());
            }
        }
        if (options.json) {
            out.println(new ObjectMapper().writeValueAsString(Map.of("limits", rows)));
        }
        out.flush();
        return DONE;
    }
}
