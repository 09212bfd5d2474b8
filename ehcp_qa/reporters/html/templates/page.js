"use strict";
/* Only convenience: without it everything is shown. Details are opened for printing. */
document.querySelectorAll("form.filters").forEach(function (form) {
  var plan = document.getElementById(form.dataset.plan);
  form.reset();
  form.hidden = false;
  form.addEventListener("change", function (event) {
    plan.classList.toggle("hide-" + event.target.dataset.severity, !event.target.checked);
  });
});
window.addEventListener("beforeprint", function () {
  document.querySelectorAll("details.lost:not([open])").forEach(function (part) {
    part.open = true;
    part.classList.add("opened");
  });
});
window.addEventListener("afterprint", function () {
  document.querySelectorAll("details.opened").forEach(function (part) {
    part.open = false;
    part.classList.remove("opened");
  });
});
