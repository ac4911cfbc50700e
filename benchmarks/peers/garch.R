# GARCH(1,1) with a mean and normal errors by fGarch, on the returns that OutsidePeers wrote. Argument: the directory.
suppressMessages(library(fGarch))
returns <- scan(file.path(commandArgs(trailingOnly = TRUE)[1], "returns.csv"), quiet = TRUE)
fit <- function() garchFit(~ garch(1, 1), data = returns, trace = FALSE)
for (i in 1:5) fit()
times <- replicate(15, system.time(fit())[["elapsed"]] * 1000)
cat(sprintf("fGarch %s  GARCH(1,1) with a mean, standard errors: %.1f ms, [%s]\n",
            packageVersion("fGarch"), median(times), paste(format(coef(fit()), digits = 10), collapse = ", ")))
