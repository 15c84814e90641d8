#pragma once
// Parameters from the command line.

#include <string_view>

#include "edgewise/query/cypher/query.hpp"

namespace edgewise::cypher {

// "name=value" added to `parameters`, in place of an earlier one of that name. The value is JSON; what is no JSON is
// taken as a text, so that --param name=Ann needs no quotes inside quotes. Throws UsageError where there is no name.
void add_parameter(Parameters& parameters, std::string_view assignment);

}  // namespace edgewise::cypher
