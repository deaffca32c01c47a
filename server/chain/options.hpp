// The choices of a form that depend on what there is: steps of status, problems, causes, categories.
#pragma once

#include "geo/casebook/casework.hpp"

#include "server/chain/chain_book.hpp"
#include "server/chain/form_page.hpp"

namespace tryggkarta::chain {

/// The status as it is, and the steps that work may take from it.
std::vector<Option> steps_of(const pages::Words& words, const casebook::Problem& problem);
std::vector<Option> steps_of(const pages::Words& words, const casebook::Action& action);
/// What a decision can make of it: no other status, or one that needs a decision or may be taken without.
std::vector<Option> decisions_for(const pages::Words& words, const casebook::Problem& problem);
std::vector<Option> decisions_for(const pages::Words& words, const casebook::Action& action);

/// "prioriterat" / "prioritised": a status in running text.
std::string status_words(const pages::Words& words, casebook::ProblemStatus status);
std::string status_words(const pages::Words& words, casebook::ActionStatus status);
/// A branch and a verdict in running text.
std::string branch_words(const pages::Words& words, casebook::Branch branch);
std::string verdict_words(const pages::Words& words, casebook::Verdict verdict);

/// All choices of a form about that object; `problem` is that of a cause.
Options options_for(const pages::Words& words, const ChainBook& book, const casebook::Problem& problem);
Options options_for(const pages::Words& words, const ChainBook& book, const casebook::Action& action);
Options options_for(const pages::Words& words, const ChainBook& book, const casebook::Cause& cause);
Options options_for(const pages::Words& words, const ChainBook& book, const casebook::Evaluation& evaluation);

}  // namespace tryggkarta::chain
