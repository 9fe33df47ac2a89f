# Rscript summary.R IN.csv OUT.json [IN.csv OUT.json ...]: mean, sd and their Monte-Carlo errors,
# effective sizes and R-hat of every column of draws, by r-cran-posterior for all samplers alike.
suppressPackageStartupMessages(library(posterior))

summarised <- function(file) {
  table <- read.csv(file, check.names = FALSE)
  chains <- max(table$chain) - min(table$chain) + 1
  table <- table[order(table$chain, table$draw), ]
  rows <- lapply(setdiff(names(table), c("chain", "draw")), function(name) {
    draws <- matrix(table[[name]], ncol = chains)
    if (all(is.na(draws))) return(NULL)  # no share of next to no pain
    list(name = name, mean = mean(draws), sd = sd(draws), mcse_mean = mcse_mean(draws),
         mcse_sd = mcse_sd(draws), ess_bulk = ess_bulk(draws), ess_tail = ess_tail(draws),
         rhat = rhat(draws))
  })
  Filter(Negate(is.null), rows)
}

files <- commandArgs(TRUE)
for (i in seq(1, length(files), by = 2)) {
  jsonlite::write_json(summarised(files[i]), files[i + 1], auto_unbox = TRUE, digits = 10)
}
