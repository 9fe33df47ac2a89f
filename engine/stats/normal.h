/// The standard normal distribution where the standard library has none. docs/methods/causes.md.
#pragma once

namespace unknot::stats {

/// P(Z <= z).
[[nodiscard]] double normal_cdf(double z);

/// The z with P(Z <= z) = p, by Wichura's rational approximations (1988, AS 241), right to about
/// 1 part in 10^16. Infinite at 0 and 1.
[[nodiscard]] double normal_quantile(double p);

}  // namespace unknot::stats
