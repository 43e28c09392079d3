"""The report's style sheet: light and dark by the reader's setting, a table that folds on a phone."""

# ruff: noqa: E501 (mark-up and patterns are read as a whole)

STYLE = """
:root { --paper: #fbfaf7; --ink: #1d1f21; --soft: #5c6166; --rule: #dcd9d2; --card: #ffffff; --place: #0b6e6e;
  --place-bg: #dff0ee; --person: #7a3e9d; --person-bg: #f1e6f7; --doubt: #a35200; --doubt-bg: #fdeed9;
  --land: #ece8df; --home: #d6e6e4; --sea: #f6f8fa; --border: #b9b3a6; --focus: #1f5fd0; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181b; --ink: #e6e4df; --soft: #a2a7ad; --rule: #34383d; --card: #212429; --place: #6fd0c8;
    --place-bg: #17393a; --person: #cf9fee; --person-bg: #37234a; --doubt: #f0b264; --doubt-bg: #46300f;
    --land: #2a2d31; --home: #244346; --sea: #1b1e22; --border: #565b61; --focus: #8ab4ff; } }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; scroll-padding: 1rem; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1.25rem 9rem; font: 1.0625rem/1.65 Georgia, "Times New Roman", serif; }
header, footer, h2, table, .card, .legend, figure { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; overflow-wrap: anywhere; }
.summary { margin: 0; color: var(--soft); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; padding: 0; margin: .9rem 0 1.6rem; font-size: .875rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 44rem; }
.mark { border-radius: .15em; padding: 0 .1em; text-decoration: underline; text-underline-offset: .18em; text-decoration-thickness: .1em;
  color: inherit; background: var(--place-bg); text-decoration-color: var(--place); }
.mark.person { background: var(--person-bg); text-decoration-color: var(--person); text-decoration-style: double; }
.mark.ambiguous { background: var(--doubt-bg); text-decoration-color: var(--doubt); text-decoration-style: dashed; }
.mark.unmatched { background: none; text-decoration-style: dotted; }
.mark[tabindex] { cursor: help; }
.mark:focus-visible, a:focus-visible circle { outline: .15em solid var(--focus); outline-offset: .1em; }
.card { position: fixed; z-index: 2; left: 50%; bottom: 1rem; transform: translateX(-50%); width: min(40rem, calc(100vw - 1.5rem));
  max-height: 45vh; overflow: auto; display: none; padding: .8rem 1rem; border: 1px solid var(--rule); border-radius: .5rem;
  background: var(--card); color: var(--ink); box-shadow: 0 .4rem 1.6rem rgb(0 0 0 / .22); font-size: .9rem; line-height: 1.45;
  white-space: normal; text-decoration: none; cursor: auto; }
.mark:focus .card, .mark:hover .card { display: block; }
.text:hover .mark:focus:not(:hover) .card { display: none; }
.card .line { display: block; }
.card b { font-size: 1.05rem; }
.card i { color: var(--soft); font-style: normal; }
code { font: .85em ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; color: var(--soft); }
figure { margin: 0; border: 1px solid var(--rule); border-radius: .5rem; overflow: hidden; background: var(--sea); }
.map { display: block; width: 100%; height: auto; aspect-ratio: 3 / 2; }
.map polygon { stroke: var(--border); stroke-width: var(--line); stroke-linejoin: round; }
.map .land { fill: var(--land); } .map .home { fill: var(--home); }
.map .dot { fill: var(--place); fill-opacity: .85; stroke: var(--paper); stroke-width: var(--line); }
.map .ambiguous { fill: var(--doubt); }
.map text { fill: var(--ink); paint-order: stroke; stroke: var(--sea); stroke-width: calc(var(--line) * 2.5); stroke-linejoin: round; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: .45rem .7rem .45rem 0; border-bottom: 1px solid var(--rule); }
thead th { color: var(--soft); font-weight: 500; }
tbody th { font-weight: 600; }
tr:target { background: var(--place-bg); }
.number { text-align: right; padding-right: 1.2rem; }
small { color: var(--soft); }
footer { margin-top: 2.5rem; color: var(--soft); font-size: .85rem; }
@media (max-width: 44rem) {
  body { padding: 1rem .9rem 9rem; font-size: 1rem; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, tbody, tr, th, td { display: block; }
  tr { padding: .6rem 0; border-bottom: 1px solid var(--rule); }
  th, td { border: 0; padding: .1rem 0; }
  td:empty { display: none; }
  td[data-of]::before { content: attr(data-of) " "; color: var(--soft); }
  .number { text-align: left; }
}
@media print { .card { display: none !important; } body { max-width: none; } }
"""
