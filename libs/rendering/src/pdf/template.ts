/**
 * The report in Typst: A4, one typeface, a text column of 155 mm. All that people wrote comes as data (`report.json`), never as markup.
 * A zero-width space in the data is a place where a line may break, and is set as nothing.
 */
export const TEMPLATE = String.raw`
#let report = json("report.json")

#let ink = rgb("#17202b")
#let quiet = rgb("#4b5666")
#let accent = rgb("#0f4c6b")
#let rule = rgb("#c4ccd6")
#let tint = rgb("#f2f5f8")

// Text

#let lines(text) = text.split("\n").map(line => line.split("\u{200b}").join(box())).join(linebreak())
#let plain(said) = if type(said) == str { said } else { said.text }
#let manner(said) = {
  if type(said) == str { return (:) }
  if "lang" in said { (lang: said.lang) } else { (:) }
  if "rtl" in said { (dir: rtl) }
}
#let words(said) = text(..manner(said), lines(plain(said)))
// a block of its own, so that what runs from the right also begins there
#let passage(said, body) = { set text(..manner(said)); body(lines(plain(said))) }

// Page

#set document(title: report.title, author: plain(report.front.organisation), date: datetime(..report.dated))
#set text(font: report.fonts, fallback: false, size: 10pt, lang: report.language, region: "no", fill: ink, features: (calt: 0), hyphenate: false)
#set par(leading: 0.62em, spacing: 0.9em, justify: false)

#let badge(size) = box(stroke: 0.8pt + ink, inset: (x: 5pt, y: 3.5pt), text(size, weight: 600, tracking: 0.06em, lines(report.front.mark)))
#let head = context {
  set text(8pt, fill: quiet)
  let first = counter(page).get().first() == 1
  grid(columns: (1fr, auto), align: (left + horizon, right + horizon), column-gutter: 12pt,
    if not first [#words(report.front.organisation) · #words(report.front.title)],
    if report.front.mark != none { badge(7.5pt) },
  )
}
#let foot = context {
  set text(8pt, fill: quiet)
  line(length: 100%, stroke: 0.4pt + rule)
  v(-4pt)
  grid(columns: (1fr, auto), column-gutter: 12pt,
    [#words(report.report) · #report.fingerprint],
    report.page.replace("{page}", str(counter(page).get().first())).replace("{pages}", str(counter(page).final().first())),
  )
}
#set page(paper: "a4", margin: (left: 30mm, right: 25mm, top: 26mm, bottom: 25mm), header: head, footer: foot, header-ascent: 35%, footer-descent: 30%)

// Headings

#show heading: set text(weight: 600)
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(19pt, fill: accent)
#show heading.where(level: 1): set block(above: 28pt, below: 14pt)
#show heading.where(level: 2): set text(14pt, fill: accent)
#show heading.where(level: 2): set block(above: 22pt, below: 9pt)
#show heading.where(level: 3): set text(11pt)
#show heading.where(level: 3): set block(above: 20pt, below: 8pt)
#show link: set text(fill: accent)

#let anchored(block, body) = if "id" in block [#body#label(block.id)] else { body }
#let reference(to) = context link(label(to), str(counter(page).at(label(to)).first()))

// Blocks, by their kind

#let tones = (
  normal: body => par(body),
  prose: body => par(body),
  note: body => { set text(8.5pt, fill: quiet); par(body) },
  wording: body => context {
    let side = if text.dir == rtl { "right" } else { "left" }
    block(stroke: ((side): 2pt + accent), inset: ((side): 10pt, y: 3pt), width: 100%, sticky: true, { set text(10.5pt, weight: 600); par(body) })
  },
)

#let terms-list(items) = context {
  let wide = calc.min(46mm.to-absolute(), calc.max(0pt, ..items.map(item => measure(text(weight: 600, words(item.term))).width))) + 12pt
  show terms: set text(9pt)
  show terms: set par(leading: 0.6em)
  terms(separator: none, hanging-indent: wide, spacing: 5.5pt, ..items.map(item => terms.item(box(width: wide, text(weight: 600, words(item.term))), words(item.text))))
}

#let cell(content, hyphenate) = {
  let inner = words(content.text)
  if "to" in content { inner = link(label(content.to), inner) }
  if "depth" in content { inner = pad(left: content.depth * 1em, inner) }
  if hyphenate { text(hyphenate: true, inner) } else { inner }
}

// a long, narrow table goes on beside itself: in parts of equal height, or down whole pages. All its rows are equally high.
#let besides((parts, gutter, rows, page), head, body) = {
  if parts == 1 { return body }
  let set-beside = columns(parts, gutter: gutter * 1pt, body)
  if not page { return set-beside }
  context {
    let heading = measure(head).height
    block(height: heading + (measure(body).height - heading) / rows * calc.ceil(rows / parts) + 2pt, breakable: false, set-beside)
  }
}

#let one-table(side, caption, size, place) = {
  let count = side.heads.len()
  let rows(..cells) = table(
    columns: side.widths.map(width => width * 1pt),
    align: (x, y) => (if side.heads.at(x).end { right } else { start }) + (if y == 0 { bottom } else { top }),
    inset: (x: 4pt, y: 2.9pt),
    stroke: (x, y) => (bottom: if y == 0 { 0.9pt + accent } else { 0.4pt + rule }),
    table.header(..side.heads.map(head => text(weight: 600, cell(head, head.hyphenate)))),
    ..cells,
  )
  let cells = side.cells.enumerate().map(((index, content)) => cell(content, side.heads.at(calc.rem(index, count)).hyphenate))
  show figure: set block(breakable: not side.together)
  show figure: set align(start)
  show figure.caption: it => block(width: 100%, below: 5pt, sticky: true, text(8.5pt, it.body))
  set text(size * 1pt, number-width: "tabular")
  set par(leading: 0.5em)
  anchored(place, figure(kind: table, supplement: none, numbering: none, outlined: false,
    caption: figure.caption(position: top)[#text(weight: 600, lines(side.number)). #words(caption)],
    besides(side.besides, rows(), rows(..cells)),
  ))
}

#let below(note) = if note != none { block(above: -3pt, below: 11pt, { set text(8pt, fill: quiet); words(note) }) }

#let set-block = (
  heading: it => {
    show heading: set text(9.5pt, fill: accent) if it.recurring
    show heading: set block(above: 11pt, below: 5pt) if it.recurring
    anchored(it, heading(level: it.level, outlined: not it.recurring, bookmarked: not it.recurring, words(it.text)))
  },
  paragraph: it => if it.leads { block(sticky: true, passage(it.text, tones.at(it.tone))) } else { passage(it.text, tones.at(it.tone)) },
  list: it => block(breakable: it.items.len() > 4, list(marker: text(fill: accent)[•], indent: 2pt, body-indent: 7pt, spacing: 6pt, ..it.items.map(item =>
    if "to" in item { set text(9pt); grid(columns: (1fr, 24pt), align: (start, right + bottom), link(label(item.to), words(item.text)), reference(item.to)) }
    else { passage(item.text, body => body) }
  ))),
  terms: it => block(sticky: true, terms-list(it.items)),
  status: it => block(width: 100%, fill: tint, radius: 3pt, inset: (x: 9pt, y: 6.5pt), above: 9pt, below: 10pt, {
    set par(hanging-indent: 19pt)
    pdf.artifact(box(baseline: 2.2pt, image("outcome-" + it.outcome + ".svg", height: 11pt)))
    h(8pt)
    text(weight: 600, words(it.words))
  }),
  table: it => {
    for (index, side) in it.sides.enumerate() { block(above: 11pt, below: 11pt, one-table(side, it.caption, it.size, if index == 0 { it } else { (:) })) }
    below(it.note)
  },
  chart: it => {
    let drawn = image(it.picture, width: it.width * 1pt, alt: it.alternative)
    let caption = [#text(weight: 600, it.number). #words(it.caption)]
    show figure: set align(start)
    show figure.caption: it => block(width: 100%, below: 5pt, sticky: true, text(8.5pt, it.body))
    let pictured = figure(kind: image, supplement: none, numbering: none, outlined: false, caption: figure.caption(position: top, caption), drawn)
    block(above: 11pt, below: 11pt, breakable: false, if it.beside == none { pictured } else {
      grid(columns: (it.width * 1pt, 1fr), column-gutter: 24pt,
        pictured,
        one-table(it.beside.sides.first(), it.beside.caption, it.beside.size, it.beside),
      )
    })
    if it.beside != none { below(it.beside.note) }
  },
  spread: it => block(above: 12pt, below: 10pt, sticky: true, image(it.picture, width: 100%, alt: it.alternative)),
  newPage: it => pagebreak(weak: true),
)

// Front page

#{
  v(14mm)
  text(11pt, weight: 600, fill: accent, tracking: 0.02em, words(report.front.organisation))
  v(3mm)
  show title: set text(30pt, weight: 600, fill: ink)
  show title: set block(below: 9mm)
  title(words(report.front.title))
  set par(leading: 0.55em)
  block(below: 12mm, text(13pt, fill: quiet, words(report.front.subtitle)))
  if report.front.mark != none { block(below: 12mm, badge(12pt)) }
  line(length: 100%, stroke: 0.9pt + accent)
  v(4mm)
  terms-list(report.front.terms)
  v(8mm)
  grid(columns: (34mm, 60mm), column-gutter: 5mm, align: bottom,
    image("code.svg", width: 34mm, alt: report.front.code),
    // said by the picture's alternative already
    pdf.artifact(text(8pt, fill: quiet, lines(report.front.code))),
  )
}
#pagebreak()

// Contents

#show outline: set heading(outlined: false, bookmarked: true)
#show outline.entry: set text(9pt)
#show outline.entry.where(level: 3): set text(8pt)
#show outline.entry.where(level: 1): set text(weight: 600)
#show outline.entry.where(level: 1): set block(above: 8pt)
#show outline.entry: it => it.indented(none, it.inner())
#set outline.entry(fill: repeat(gap: 2.5pt, text(fill: rule)[.]))
#outline(title: report.contents, depth: 3, indent: auto)

#for block in report.blocks { set-block.at(block.kind)(block) }
`;
