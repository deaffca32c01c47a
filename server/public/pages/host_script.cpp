#include "server/public/pages/host_script.hpp"

namespace tryggkarta::pages {

std::string_view host_script() {
  // Old syntax on purpose: the pages that carry it may serve old browsers.
  return R"((function () {
  "use strict";
  window.addEventListener("message", function (event) {
    var data = event.data;
    if (!data || data.type !== "tryggkarta:height" || !(data.height > 0)) return;
    var frames = document.querySelectorAll("iframe[data-tryggkarta]");
    for (var i = 0; i < frames.length; i++) {
      if (frames[i].contentWindow === event.source) {
        frames[i].style.border = "0";
        frames[i].style.height = Math.min(Math.ceil(data.height), 4000) + "px";
      }
    }
  });
})();
)";
}

}  // namespace tryggkarta::pages
