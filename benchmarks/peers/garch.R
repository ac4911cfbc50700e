# Volatility models by fGarch, on the returns that OutsidePeers wrote, beside Loadline's fits of fits-fgarch.csv. Argument: the directory.
# Both start the variance at the mean of squared errors and maximise the same likelihood.
suppressMessages(library(fGarch))
directory <- commandArgs(trailingOnly = TRUE)[1]
returns <- 100 * scan(file.path(directory, "returns.csv"), quiet = TRUE)
distributions <- c("GARCH(1,1) normal" = "norm", "GARCH(1,1) Student-t" = "std", "GARCH(1,1) skewed t" = "sstd")
for (line in readLines(file.path(directory, "fits-fgarch.csv"))) {
  cells <- strsplit(line, '","|",|,"|"')[[1]]
  name <- cells[2]
  numbers <- as.numeric(strsplit(cells[3], ",")[[1]])
  fit <- function() garchFit(~ garch(1, 1), data = returns, cond.dist = distributions[[name]], trace = FALSE)
  fit()
  ms <- median(replicate(5, system.time(fit())[["elapsed"]] * 1000))
  result <- fit()
  theirs <- coef(result)
  # fGarch puts the skewness before the degrees of freedom.
  if ("skew" %in% names(theirs)) theirs <- theirs[c("mu", "omega", "alpha1", "beta1", "shape", "skew")]
  likelihood <- -result@fit$llh[[1]]
  cat(sprintf(paste0("fGarch %s  %s: %.1f ms, loadline %.2f ms, ratio %.0f; log-likelihood %.6f, loadline %+.1e; ",
                     "largest difference of a coefficient %.1e\n"),
              packageVersion("fGarch"), name, ms, numbers[1], ms / numbers[1], likelihood, numbers[2] - likelihood,
              max(abs(theirs - numbers[-(1:2)]))))
}
