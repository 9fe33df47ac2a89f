/// Whether a diary that comes from outside can be taken in. Part of engine/facade.h.
#pragma once

#include "engine/base/result.h"
#include "engine/body/knowledge.h"
#include "engine/everything.h"

namespace unknot {

/// Whether everything holds together and says something that there is. Ids are above 0 and stand
/// once, uids too; what is named is there. A chain of corrections is a line without a ring, of one
/// kind, day and thing. A look that uses an earlier drawing names a look that was painted.
/// @return true
/// @error as check_entry(), below `entries[17]`; BrokenReference  an id that nothing has;
///        DuplicateId  an id, a uid or a knot twice; Contradiction  a chain that is none;
///        Malformed  a name, zone, version or uid of no known form
/// `where` is the place in the file, as `entries[17].value` or `looks[2].pains[0].nrs_0_10`.
/// Cost: O(n log n).
[[nodiscard]] Result<bool> check_everything(const body::Knowledge& knowledge,
                                            const Everything& everything);

}  // namespace unknot
