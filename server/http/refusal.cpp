#include "server/http/refusal.hpp"

#include <string>

#include "server/http/problem.hpp"

namespace tryggkarta::http {
namespace {

struct Words {
  std::string swedish;
  std::string english;
};

Words words_of(int status) {
  switch (status) {
    case 408:
      return {"Frågans huvud ska komma fram inom tio sekunder.", "The request headers must arrive within ten seconds."};
    case 411: return {"Skicka Content-Length.", "Send Content-Length."};
    case 413:
      return {"Den här adressen tar inte emot innehåll, eller inte så mycket (högst 64 KiB; 1 MiB där det ritas).",
              "This address takes no request body, or not so much (64 KiB at most; 1 MiB where drawings are sent)."};
    case 414:
      return {"Adressen får ha 2 KiB tecken (6 KiB för sökning i objekt).",
              "The address may have 2 KiB (6 KiB when searching items)."};
    case 431: return {"Frågans huvud får ha 8 KiB tecken.", "The request headers may have 8 KiB."};
    case 503: return {"För många samtidigt. Försök igen om en stund.", "Too many at once. Try again in a moment."};
    case 505: return {"Servern talar HTTP/1.1 och HTTP/1.0.", "The server speaks HTTP/1.1 and HTTP/1.0."};
    default: break;
  }
  return {"Frågan är inte giltig HTTP.", "The request is not valid HTTP."};
}

}  // namespace

Response refusal(const Request& request, int status) {
  const Words words = words_of(status);
  ProblemDetail detail;
  detail.status = status;
  detail.detail = in_language_of(request, words.swedish, words.english);
  return problem(request, detail);
}

Response refusal_of_plain_http() {
  const Request unknown;
  ProblemDetail detail;
  detail.status = 400;
  detail.detail = in_language_of(unknown, "Den här porten talar HTTPS: skriv https:// i adressen.",
                                 "This port speaks HTTPS: write https:// in the address.");
  return problem(unknown, detail);
}

}  // namespace tryggkarta::http
