// What a form is about: its names, its addresses, and what it hangs on.
#pragma once

#include "geo/casebook/casework.hpp"

#include <string>

#include "geo/casebook/chain.hpp"
#include "server/chain/chain_book.hpp"
#include "server/chain/form_page.hpp"

namespace tryggkarta::chain {

FormKind kind_of(const casebook::Problem&);
FormKind kind_of(const casebook::Action&);
FormKind kind_of(const casebook::Cause&);
FormKind kind_of(const casebook::Evaluation&);

/// The page of a problem, and of an action: that of its problem where it is seen, else the list.
std::string page_of_problem(const casebook::Problem& problem);
std::string page_of_action(const ChainBook& book, const casebook::Action& action);

/// Where it is seen once it is saved.
std::string home_of(const ChainBook& book, const casebook::Problem& problem);
std::string home_of(const ChainBook& book, const casebook::Action& action);
std::string home_of(const ChainBook& book, const casebook::Cause& cause);
std::string home_of(const ChainBook& book, const casebook::Evaluation& evaluation);

/// The address of its form.
std::string form_of(const casebook::Problem& problem);
std::string form_of(const casebook::Action& action);
std::string form_of(const casebook::Cause& cause);
std::string form_of(const casebook::Evaluation& evaluation);

/// Gives a new item what its address says that it hangs on. Throws Error(not_found) for what the grant does not see.
void hang(casebook::Problem& problem, const ChainBook& book, const Visit& visit);
void hang(casebook::Action& action, const ChainBook& book, const Visit& visit);
void hang(casebook::Cause& cause, const ChainBook& book, const Visit& visit);
void hang(casebook::Evaluation& evaluation, const ChainBook& book, const Visit& visit);

/// Title, button and addresses of the form; the values are the caller's. A new one has the number 0.
FormPage form_about(const Visit& visit, const ChainBook& book, const casebook::Problem& problem);
FormPage form_about(const Visit& visit, const ChainBook& book, const casebook::Action& action);
FormPage form_about(const Visit& visit, const ChainBook& book, const casebook::Cause& cause);
FormPage form_about(const Visit& visit, const ChainBook& book, const casebook::Evaluation& evaluation);

}  // namespace tryggkarta::chain
