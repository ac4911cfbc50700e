package io.loadline.gateway.command;

import java.util.concurrent.Callable;

/**
 * A command of another module, for one that needs a large library which no other command should carry. Found by the service loader, so it
 * exists where its module is on the class path; a picocli {@code Command}.
 */
public interface EdgeCommand extends Callable<Integer> {}
