"use strict";
/* What a page does more with a script than without: it filters and sorts a heat map when a reader asks for it, opens
   what is folded where a link or a printer needs it, and remembers nothing. Without it every page is whole. */
(() => {
  const made = (tag, with_ = {}, ...inside) => {
    const found = Object.assign(document.createElement(tag), with_);
    found.append(...inside);
    return found;
  };
  const said = (text, words) => text.replace(/\{(\w+)\}/g, (_, key) => words[key]);
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();

  const heat = (home) => {
    const words = JSON.parse(home.dataset.words);
    const table = home.querySelector("table");
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.querySelectorAll("thead .node")];
    const themes = [...table.querySelectorAll("thead .theme")];
    const order = words.looks.map(([key]) => `look-${key}`);
    const cells = (row) => [...row.cells].slice(1);
    const lookOf = (cell) => [...cell.classList].find((each) => each.startsWith("look-"));
    const nameOf = (head) => head.querySelector("a").textContent.trim();
    const isSilent = (row) => cells(row).length < heads.length;

    /* ---------------------------------------------------------------------------------------------------- filter */
    const name = made("input", { type: "search", autocomplete: "off" });
    const theme = made("select", {}, made("option", { value: "" }, words.all));
    words.themes.forEach((each, at) => theme.append(made("option", { value: String(at) }, each)));
    const status = made("select", {}, made("option", { value: "" }, words.all));
    words.looks.forEach(([key, word]) => status.append(made("option", { value: `look-${key}` }, word)));
    const clear = made("button", { type: "button" }, words.clear);
    const output = made("output", { ariaLive: "polite" });
    const named = (text, field) => made("label", {}, text, made("br"), field);
    const fields = [named(words.name, name), named(words.status, status), clear, output];
    if (words.themes.length > 1) fields.splice(1, 0, named(words.theme, theme));
    const bar = made("div", { className: "filters", role: "search", ariaLabel: words.label }, ...fields);

    const show = () => {
      const shown = heads.map((head) => theme.value === "" || head.dataset.theme === theme.value);
      const width = shown.filter(Boolean).length;
      heads.forEach((head, at) => { head.hidden = !shown[at]; });
      themes.forEach((head, at) => { head.hidden = theme.value !== "" && String(at) !== theme.value; });
      table.classList.toggle("narrowed", width < heads.length);
      const wanted = plain(name.value.trim());
      let number = 0;
      for (const row of rows) {
        const here = cells(row);
        if (isSilent(row)) here[0].colSpan = width;
        else here.forEach((cell, at) => { cell.hidden = !shown[at]; });
        const fits = !status.value || here.some((cell) => !cell.hidden && lookOf(cell) === status.value);
        here.forEach((cell) => cell.classList.toggle("faint", Boolean(status.value) && lookOf(cell) !== status.value));
        row.hidden = !(fits && plain(row.cells[0].textContent).includes(wanted));
        number += row.hidden ? 0 : 1;
      }
      clear.hidden = !(wanted || theme.value || status.value);
      const counts = { rows: number, all_rows: rows.length, columns: width, all_columns: heads.length };
      output.textContent = clear.hidden ? "" : said(words.shown, counts);
    };
    name.addEventListener("input", show);
    theme.addEventListener("change", show);
    status.addEventListener("change", show);
    clear.addEventListener("click", () => { name.value = theme.value = status.value = ""; show(); name.focus(); });
    home.prepend(bar);
    show();

    /* ------------------------------------------------------------------------- sort: by name, unless a reader asks */
    const rank = (row, at) => {
      const place = isSilent(row) ? -1 : order.indexOf(lookOf(cells(row)[at]));
      return place < 0 ? order.length : place;
    };
    const sort = (by) => {
      heads.forEach((head, at) => (at === by ? head.setAttribute("aria-sort", "ascending") : head.removeAttribute("aria-sort")));
      const sorted = by === null ? rows : [...rows].sort((a, b) => rank(a, by) - rank(b, by) || rows.indexOf(a) - rows.indexOf(b));
      body.append(...sorted);
      const column = by === null ? "" : nameOf(heads[by]);
      output.textContent = by === null ? words.back : said(words.by, { column });
    };
    heads.forEach((head, at) => {
      if (head.dataset.number) return;
      const label = `${words.sort}: ${nameOf(head)}`;
      const button = made("button", { type: "button", className: "sort", title: words.sort, ariaLabel: label });
      button.append(made("span", { ariaHidden: "true" }, "↓"));
      button.addEventListener("click", () => sort(head.hasAttribute("aria-sort") ? null : at));
      head.append(button);
    });

    /* ------------------------------------------------------------------- hover: whose cell it is, and what it says */
    body.addEventListener("pointerover", (event) => {
      const link = event.target.closest("td a");
      if (!link || link.title) return;
      const row = link.closest("tr");
      const [entity, node] = [row.cells[0], heads[link.parentElement.cellIndex - 1]].map(nameOf);
      link.title = said(words.cell, { entity, node, status: link.querySelector("b").textContent });
    });
  };
  document.querySelectorAll(".heat").forEach(heat);

  /* ------------------------------------------------------------------------------ what is folded, where it is needed */
  const unfold = (from) => {
    for (let here = from; here; here = here.parentElement) if (here.tagName === "DETAILS") here.open = true;
  };
  const arrive = () => {
    const found = document.querySelector(":target");
    if (found) { unfold(found); found.scrollIntoView(); }
  };
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((each) => { each.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((each) => { each.open = false; }));
  addEventListener("hashchange", arrive);
  if (location.hash) arrive();
})();
