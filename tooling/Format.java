import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Checks ({@code --check}) or rewrites ({@code --write}) every Java source below a folder. Exit 1 if one is unformatted. */
public final class Format {
    public static void main(final String[] args) throws IOException {
        final boolean write = args[0].equals("--write");
        final List<Path> sources = new ArrayList<>();
        Files.walkFileTree(Path.of(args[1]), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(final Path dir, final BasicFileAttributes attributes) {
                final String name = dir.getFileName().toString();
                return name.equals("target") || (name.startsWith(".") && name.length() > 1)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        sources.sort(null);
        final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        int unformatted = 0;
        for (final Path source : sources) {
            final String before = Files.readString(source);
            final String after;
            try {
                after = formatter.formatSourceAndFixImports(before);
            } catch (final FormatterException e) {
                System.err.println(source + ": " + e.getMessage());
                unformatted++;
                continue;
            }
            if (!after.equals(before)) {
                if (write) {
                    Files.writeString(source, after);
                    System.out.println("formatted " + source);
                } else {
                    System.err.println("not formatted: " + source);
                    unformatted++;
                }
            }
        }
        if (unformatted > 0) {
            System.err.println(
                    unformatted + " of " + sources.size() + " sources are not formatted; ./loadline format mends them");
            System.exit(1);
        }
    }
}
