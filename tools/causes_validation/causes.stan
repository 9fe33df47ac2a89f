// The diary model of docs/methods/causes.md in its reference form, written apart from the engine.
// The unrounded score is a parameter inside its cell, the AR(1) disturbance is integrated out by a
// scalar Kalman filter, unknown exposures are standard normals.
functions {
  // w_t = rho w_{t-1} + u_t: the filtered exposure divided by (1 - rho). One node a day.
  vector filtered(vector exposure, real rho, real start) {
    int days = num_elements(exposure);
    vector[days] w;
    w[1] = fma(rho, start, exposure[1]);
    for (t in 2:days) w[t] = fma(rho, w[t - 1], exposure[t]);
    return w;
  }
}
data {
  int<lower=1> days;
  int<lower=0> scored_inner;  // days whose score is 1..9
  int<lower=0> scored_low;    // 0
  int<lower=0> scored_high;   // 10
  int<lower=1, upper=days> day_inner[scored_inner];
  int<lower=1, upper=days> day_low[scored_low];
  int<lower=1, upper=days> day_high[scored_high];
  vector[scored_inner] floor_inner;  // lower end of the cell
  int<lower=0, upper=1> seen[days];
  int<lower=0> covariates;
  matrix[days, covariates] covariate;
  vector[covariates] covariate_mean;
  vector<lower=0>[covariates] covariate_sd;
  int<lower=0> causes;
  matrix[days, causes] exposure;  // 0 where unknown
  vector[causes] start_level;
  vector[causes] effect_mean;
  vector<lower=0>[causes] effect_sd;
  vector[causes] half_life_mean;
  vector<lower=0>[causes] half_life_sd;
  vector<lower=0, upper=1>[causes] inclusion;
  vector<lower=0>[causes] spike_sd;
  int<lower=0> unknown;  // over all causes, by cause and day
  int<lower=1, upper=days> unknown_day[unknown];
  int<lower=0> unknown_of[causes];
  vector[unknown] gap_a;
  vector[unknown] gap_b;
  vector[unknown] gap_s;
  int<lower=0, upper=causes> amplifier;  // 0: none
  real amplification_mean;
  real<lower=0> amplification_sd;
  int<lower=0> treatments;
  matrix[days, treatments] dose;
  vector[treatments] relief_mean;
  vector<lower=0>[treatments] relief_sd;
  vector[treatments] relief_half_life_mean;
  vector<lower=0>[treatments] relief_half_life_sd;
  vector[2] intercept_prior;  // mean, sd
  vector[2] disturbance_half_life_prior;
  vector[2] disturbance_sd_prior;
  vector[2] noise_sd_prior;
  int<lower=0, upper=1> with_shares;
}
transformed data {
  matrix[days, treatments] dose_before = rep_matrix(0, days, treatments);
  int amplified = amplifier > 0 ? 1 : 0;
  int share_count = with_shares ? causes : 0;
  int latent_count = with_shares ? days : 0;
  // What the terms add on a usual day. The chains move the level of such a day instead of the
  // intercept, which is far less bound to the effects; the change has the Jacobian 1.
  vector[causes] usual = rep_vector(0, causes);
  vector[treatments] usual_relief;
  vector[covariates] usual_covariate;
  for (k in 1:treatments) {
    for (t in 2:days) dose_before[t, k] = dose[t - 1, k];
    usual_relief[k] = 2 * mean(dose_before[, k]);
  }
  for (j in 1:covariates) usual_covariate[j] = mean(covariate[, j]);
  for (c in 1:causes) {
    if (unknown_of[c] < days) usual[c] = sum(exposure[, c]) / (days - unknown_of[c]);
  }
  if (amplified == 1) {
    for (c in 1:causes) {
      if (c != amplifier) usual[c] *= 1 + amplification_mean * usual[amplifier];
    }
  }
}
parameters {
  real usual_day;
  vector[causes] effect;
  vector[causes] log_half_life;
  vector[amplified] amplification;
  vector[treatments] relief;
  vector[treatments] relief_log_half_life;
  vector[covariates] slope;
  real log_disturbance_half_life;
  real log_disturbance_sd;
  real log_noise_sd;
  vector<lower=0, upper=1>[scored_inner] inside;
  vector<lower=0>[scored_low] below;
  vector<lower=0>[scored_high] above;
  vector[unknown] z;
}
transformed parameters {
  vector[days] regular;  // the latent pain without its disturbance
  matrix[days, causes] level;
  vector[causes] rho;
  real intercept = usual_day - dot_product(effect, usual) + dot_product(relief, usual_relief)
                   - dot_product(slope, usual_covariate);
  {
    int next = 1;
    regular = rep_vector(intercept, days);
    if (covariates > 0) regular += covariate * slope;
    for (c in 1:causes) {
      vector[days] u = exposure[, c];
      for (i in next:(next + unknown_of[c] - 1)) {
        int t = unknown_day[i];
        u[t] = fma(gap_s[i], z[i], gap_b[i]);
        if (t > 1 && gap_a[i] != 0) u[t] += gap_a[i] * u[t - 1];
      }
      next += unknown_of[c];
      rho[c] = exp2(-exp(-log_half_life[c]));
      level[, c] = filtered(u, rho[c], start_level[c] / (1 - rho[c]));
    }
    if (amplified == 1) {
      vector[causes] others = effect .* (1 - rho);
      vector[days] amplifying = (1 - rho[amplifier]) * level[, amplifier];
      others[amplifier] = 0;
      regular += effect[amplifier] * amplifying
                 + (1 + amplification[1] * amplifying) .* (level * others);
    } else if (causes > 0) {
      regular += level * (effect .* (1 - rho));
    }
    for (k in 1:treatments) {
      regular -= relief[k] * filtered(dose_before[, k], exp2(-exp(-relief_log_half_life[k])), 0);
    }
  }
}
model {
  real phi = exp2(-exp(-log_disturbance_half_life));
  // Everything in units of the noise variance: gain = ratio / (1 + ratio).
  real stationary = exp(2 * (log_disturbance_sd - log_noise_sd));
  real phi_squared = square(phi);
  real innovation = stationary * (1 - phi_squared);
  real ratio = stationary;
  real mean_before = 0;
  vector[days] unrounded = rep_vector(0, days);
  vector[scored_inner + scored_low + scored_high] error;
  vector[scored_inner + scored_low + scored_high] scale;
  int n = 0;
  unrounded[day_inner] = floor_inner + inside;
  unrounded[day_low] = 0.5 - below;
  unrounded[day_high] = 9.5 + above;
  unrounded -= regular;
  for (t in 1:days) {
    if (seen[t]) {
      real gain;
      n += 1;
      scale[n] = 1 + ratio;
      gain = ratio / scale[n];
      error[n] = unrounded[t] - mean_before;
      mean_before = phi * fma(gain, error[n], mean_before);
      ratio = fma(phi_squared, gain, innovation);
    } else {
      mean_before = phi * mean_before;
      ratio = fma(phi_squared, ratio, innovation);
    }
  }
  target += -n * log_noise_sd - 0.5 * sum(log(scale))
            - 0.5 * exp(-2 * log_noise_sd) * sum(square(error) ./ scale);
  intercept ~ normal(intercept_prior[1], intercept_prior[2]);
  for (c in 1:causes) {
    if (inclusion[c] < 1) {
      target += log_mix(inclusion[c], normal_lpdf(effect[c] | effect_mean[c], effect_sd[c]),
                        normal_lpdf(effect[c] | 0, spike_sd[c]));
    } else {
      effect[c] ~ normal(effect_mean[c], effect_sd[c]);
    }
  }
  log_half_life ~ normal(half_life_mean, half_life_sd);
  amplification ~ normal(amplification_mean, amplification_sd);
  relief ~ normal(relief_mean, relief_sd);
  relief_log_half_life ~ normal(relief_half_life_mean, relief_half_life_sd);
  slope ~ normal(covariate_mean, covariate_sd);
  log_disturbance_half_life ~ normal(disturbance_half_life_prior[1],
                                     disturbance_half_life_prior[2]);
  log_disturbance_sd ~ normal(disturbance_sd_prior[1], disturbance_sd_prior[2]);
  log_noise_sd ~ normal(noise_sd_prior[1], noise_sd_prior[2]);
  z ~ std_normal();
}
generated quantities {
  vector[share_count] share;
  vector[latent_count] latent;
  if (with_shares) {
    real phi = exp2(-exp(-log_disturbance_half_life));
    real stationary_variance = exp(2 * log_disturbance_sd);
    real noise_variance = exp(2 * log_noise_sd);
    vector[days] unrounded = rep_vector(0, days);
    vector[days] mean_at;
    vector[days] variance_at;
    real total = 0;
    unrounded[day_inner] = floor_inner + inside;
    unrounded[day_low] = 0.5 - below;
    unrounded[day_high] = 9.5 + above;
    // The disturbance, drawn backwards from its filtered distributions.
    for (t in 1:days) {
      real m = t == 1 ? 0 : phi * mean_at[t - 1];
      real v = t == 1 ? stationary_variance
                      : square(phi) * variance_at[t - 1] + stationary_variance * (1 - square(phi));
      if (seen[t]) {
        real gain = v / (v + noise_variance);
        m += gain * (unrounded[t] - regular[t] - m);
        v *= 1 - gain;
      }
      mean_at[t] = m;
      variance_at[t] = v;
    }
    latent[days] = normal_rng(mean_at[days], sqrt(variance_at[days]));
    for (i in 1:(days - 1)) {
      int t = days - i;
      real v = square(phi) * variance_at[t] + stationary_variance * (1 - square(phi));
      real gain = phi * variance_at[t] / v;
      latent[t] = normal_rng(mean_at[t] + gain * (latent[t + 1] - phi * mean_at[t]),
                             sqrt(variance_at[t] * (1 - gain * phi)));
    }
    latent += regular;
    for (t in 1:days) {
      for (k in 0:9) total += Phi((latent[t] - k - 0.5) / exp(log_noise_sd));
    }
    for (c in 1:causes) {
      real left = 0;
      vector[days] own = (1 - rho[c]) * level[, c];
      vector[days] less;
      if (c == amplifier) {
        vector[causes] others = effect .* (1 - rho);
        others[c] = 0;
        less = effect[c] * own + amplification[1] * own .* (level * others);
      } else if (amplified == 1) {
        less = effect[c] * own
               .* (1 + amplification[1] * (1 - rho[amplifier]) * level[, amplifier]);
      } else {
        less = effect[c] * own;
      }
      for (t in 1:days) {
        for (k in 0:9) left += Phi((latent[t] - less[t] - k - 0.5) / exp(log_noise_sd));
      }
      share[c] = 1 - left / total;
    }
  }
}
