/// What a store holds as tables for people and spreadsheets: docs/cli.md#export. The JSON form has
/// all of it and is read again; these are not.
#pragma once

#include <string>

#include "engine/everything.h"

namespace unknot::csv {

/// A row an entry, replaced ones too.
[[nodiscard]] std::string entries_csv(const Everything& everything);
/// A row a look; lists within a cell are as `temple_r=6; sternum=2`.
[[nodiscard]] std::string looks_csv(const Everything& everything);
/// A row a knot.
[[nodiscard]] std::string knots_csv(const Everything& everything);

}  // namespace unknot::csv
