# Rscript sample.R JOB.json: samples causes.stan and writes draws, CPU seconds and versions.
# The job: model, compiled (a cache), data, chains, warmup, draws, seed, adapt_delta, csv, answer.
suppressPackageStartupMessages({
  library(jsonlite)
  library(rstan)
})

scalars <- c("days", "scored_inner", "scored_low", "scored_high", "covariates", "causes", "unknown",
             "amplifier", "amplification_mean", "amplification_sd", "treatments", "with_shares")
matrices <- c(covariate = "covariates", exposure = "causes", dose = "treatments")

stan_data <- function(given) {
  for (name in setdiff(names(given), scalars)) {
    given[[name]] <- as.array(as.numeric(unlist(given[[name]])))
  }
  for (name in names(matrices)) {
    columns <- given[[matrices[[name]]]]
    given[[name]] <- matrix(as.numeric(given[[name]]), given$days, columns)
  }
  given
}

compiled <- function(job) {
  hash <- unname(tools::md5sum(job$model))
  if (file.exists(job$compiled)) {
    known <- readRDS(job$compiled)
    if (identical(known$hash, hash)) return(known$model)
  }
  # Debian keeps Boost with the system's headers, where rstan does not look by itself.
  if (!file.exists(rstan_options("boost_lib"))) rstan_options(boost_lib = "/usr/include")
  model <- stan_model(job$model, model_name = "causes", save_dso = TRUE)
  saveRDS(list(hash = hash, model = model), job$compiled)
  model
}

named <- function(job) {
  own <- job$names
  c(own$intercept,
    own$effect, own$log_half_life, own$amplification, own$relief, own$relief_log_half_life,
    own$slope, "log_disturbance_half_life_days", "log_disturbance_sd", "log_noise_sd", own$share)
}

job <- fromJSON(commandArgs(TRUE)[1])
model <- compiled(job)
if (!is.null(job$csv)) {
  data <- stan_data(job$data)
  wanted <- c("intercept", "effect", "log_half_life", "amplification", "relief",
              "relief_log_half_life", "slope", "log_disturbance_half_life", "log_disturbance_sd",
              "log_noise_sd", "share")
  empty <- c(effect = data$causes, log_half_life = data$causes,
             amplification = as.integer(data$amplifier > 0), relief = data$treatments,
             relief_log_half_life = data$treatments, slope = data$covariates,
             share = data$with_shares * data$causes)
  wanted <- setdiff(wanted, names(empty)[empty == 0])
  fit <- sampling(model, data = data, chains = job$chains, warmup = job$warmup,
                  iter = job$warmup + job$draws, seed = job$seed, cores = 1, refresh = 0,
                  save_warmup = FALSE, pars = if (data$with_shares) c(wanted, "latent") else wanted,
                  control = list(adapt_delta = job$adapt_delta), show_messages = FALSE)
  draws <- rstan::extract(fit, pars = wanted, permuted = FALSE)
  stopifnot(dim(draws)[3] == length(named(job)))
  table <- as.data.frame(apply(draws, 3, as.vector))
  names(table) <- named(job)
  count <- dim(draws)[1]
  table <- cbind(chain = rep(seq_len(job$chains), each = count),
                 draw = rep(seq_len(count), job$chains), table)
  write.csv(table, job$csv, row.names = FALSE)
  seconds <- get_elapsed_time(fit)
  latent <- NULL
  if (data$with_shares) {
    along <- rstan::extract(fit, pars = "latent", permuted = FALSE)
    latent <- data.frame(mean = apply(along, 3, mean), sd = apply(along, 3, sd),
                         ess = apply(along, 3, posterior::ess_basic))
  }
  answer <- list(seconds_cpu_warmup = sum(seconds[, "warmup"]),
                 seconds_cpu_sampling = sum(seconds[, "sample"]),
                 divergences = get_num_divergent(fit), depth_hit = get_num_max_treedepth(fit),
                 ebfmi_min = min(get_bfmi(fit)),
                 gradients = sum(get_num_leapfrog_per_iteration(fit)), latent = latent,
                 rstan = as.character(packageVersion("rstan")), stan = stan_version(),
                 r = R.version$version.string)
  write_json(answer, job$answer, auto_unbox = TRUE, digits = 10)
}
