"use strict";
/* Only convenience: without it every table is there as it was sorted, and plans.csv has all plans. */
(function () {
  var words = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
  function blank(value) { return value === null || value === "" || value === "n/a"; }
  function ordered(kind, up, value) {
    return function (a, b) {
      var x = value(a), y = value(b), found;
      if (blank(x) || blank(y)) { return blank(x) === blank(y) ? 0 : blank(x) ? 1 : -1; }
      found = kind === "number" ? parseFloat(x) - parseFloat(y) : words.compare(x, y);
      return up ? found : -found;
    };
  }
  function headers(table, sort) {
    table.querySelectorAll("thead th[data-sort]").forEach(function (th) {
      var button = document.createElement("button"), paper = document.createElement("span");
      button.type = "button";
      button.textContent = paper.textContent = th.textContent;
      paper.className = "on-paper";
      paper.setAttribute("aria-hidden", "true");
      th.textContent = "";
      th.append(paper, button);
      button.addEventListener("click", function () {
        var first = th.dataset.sort === "number" ? "descending" : "ascending";
        var other = first === "ascending" ? "descending" : "ascending";
        var now = th.getAttribute("aria-sort") === first ? other : first;
        table.querySelectorAll("th[aria-sort]").forEach(function (one) { one.removeAttribute("aria-sort"); });
        th.setAttribute("aria-sort", now);
        sort(th.cellIndex, th.dataset.sort, now === "ascending");
      });
    });
  }
  document.querySelectorAll("table[data-sortable]").forEach(function (table) {
    var body = table.tBodies[0];
    headers(table, function (column, kind, up) {
      var rows = Array.from(body.rows);
      rows.sort(ordered(kind, up, function (row) {
        var cell = row.cells[column];
        return (cell.firstElementChild ? cell.firstElementChild : cell).textContent.trim();
      }));
      rows.forEach(function (row) { body.appendChild(row); });
    });
  });
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (part) { part.open = true; part.classList.add("opened"); });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll("details.opened").forEach(function (part) { part.open = false; part.classList.remove("opened"); });
  });

  /* All plans: a page of rows at a time, since thousands at once would make the page slow. */
  var SIZE = 50, table = document.getElementById("plans-table");
  var all = JSON.parse(document.getElementById("plans-data").textContent), GRADE = 6;
  var shown = all, at = 0, search = all.map(function (row) { return row.slice(0, 5).join(" ").toLowerCase(); });
  var find = document.getElementById("plans-find"), wanted = document.getElementById("plans-words");
  var grade = document.getElementById("plans-grade"), pages = document.getElementById("plans-pages");
  var back = document.getElementById("plans-back"), on = document.getElementById("plans-on");
  var order = null, numbers = Array.from(table.tHead.rows[0].cells).map(function (th) { return th.dataset.sort === "number"; });
  var tenths = Array.from(table.tHead.rows[0].cells).findIndex(function (th) { return th.dataset.tenths; });
  function draw() {
    var body = document.createElement("tbody");
    shown.slice(at, at + SIZE).forEach(function (row) {
      var tr = body.insertRow();
      row.forEach(function (value, column) {
        var cell = document.createElement(column ? "td" : "th"), text = document.createElement("bdi");
        if (!column) { cell.scope = "row"; }
        if (numbers[column]) { cell.className = "number"; }
        text.textContent = value === null ? "" : column === tenths ? value.toFixed(1) : String(value);
        cell.appendChild(text);
        tr.appendChild(cell);
      });
    });
    table.replaceChild(body, table.tBodies[0]);
    var last = Math.min(at + SIZE, shown.length);
    document.getElementById("plans-at").textContent = shown.length ? "Plans " + (at + 1) + " to " + last + " of " + shown.length : "No plan has that";
    back.disabled = at === 0;
    on.disabled = last === shown.length;
  }
  function choose() {
    var needle = wanted.value.trim().toLowerCase(), asked = grade.value;
    shown = all.filter(function (row, i) {
      return search[i].includes(needle) ? asked === "" || row[GRADE] === asked : false;
    });
    if (order) { shown.sort(order); }
    at = 0;
    draw();
  }
  headers(table, function (column, kind, up) {
    order = ordered(kind, up, function (row) { return row[column]; });
    shown = shown.slice().sort(order);
    at = 0;
    draw();
  });
  Array.from(new Set(all.map(function (row) { return row[GRADE]; }))).filter(Boolean).sort().forEach(function (name) {
    var option = document.createElement("option");
    option.textContent = name;
    grade.appendChild(option);
  });
  back.addEventListener("click", function () { at = Math.max(0, at - SIZE); draw(); });
  on.addEventListener("click", function () { at = at + SIZE; draw(); });
  wanted.addEventListener("input", choose);
  grade.addEventListener("change", choose);
  find.addEventListener("submit", function (event) { event.preventDefault(); });
  find.reset();
  find.hidden = false;
  if (all.length > SIZE) { pages.hidden = false; }
  document.getElementById("plans-said").textContent = all.length + (all.length === 1 ? " file." : " files.");
  draw();
}());
