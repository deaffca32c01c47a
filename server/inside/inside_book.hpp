// What is swapped as one when the store changes: the readied casebook, and the scores worked out from it.
#pragma once

#include "geo/casebook/casebook.hpp"

#include "geo/analysis/ready_casebook.hpp"
#include "server/inside/score_shelf.hpp"

namespace tryggkarta::inside {

struct InsideBook {
  InsideBook(casebook::Casebook casebook, analysis::CityBorders borders, const access::ReadGrant& grant,
             unsigned threads = 1)
      : ready(std::move(casebook), std::move(borders), grant, threads) {}

  analysis::ReadyCasebook ready;
  ScoreShelf scores;
};

}  // namespace tryggkarta::inside
