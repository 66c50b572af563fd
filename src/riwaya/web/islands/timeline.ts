// Events as bars from their first to their last possible day; what is not known to the day is hatched and dashed.

interface Span {
  label: string;
  href: string;
  from: string;
  to: string;
  uncertain: boolean;
  side?: string;
}

const SVG = "http://www.w3.org/2000/svg";
const DAY = 86_400_000;
const ROW = 22;
const WIDTH = 1000;
const MARGIN = 45;
const MOST = 200;

function shape<K extends keyof SVGElementTagNameMap>(kind: K, fields: Record<string, string | number>, inside: Element): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(fields)) made.setAttribute(name, String(value));
  inside.append(made);
  return made;
}

export async function startTimeline(figure: HTMLElement): Promise<void> {
  const source = figure.dataset.src;
  if (!source) return;
  const answer = await fetch(source);
  if (!answer.ok) return;
  const spans = ((await answer.json()) as { spans: Span[] }).spans.slice(0, MOST);
  if (spans.length > 0) figure.prepend(draw(spans, figure));
}

function draw(spans: Span[], figure: HTMLElement): SVGSVGElement {
  const first = Math.min(...spans.map((span) => Date.parse(span.from)));
  const last = Math.max(...spans.map((span) => Date.parse(span.to))) + DAY;
  const rtl = getComputedStyle(figure).direction === "rtl";
  const at = (time: number): number => ((time - first) / (last - first)) * WIDTH;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `${-MARGIN} 0 ${WIDTH + 2 * MARGIN} ${spans.length * ROW + 30}`);
  svg.setAttribute("class", "timeline");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", figure.dataset.label ?? "Timeline");
  const hatch = shape("pattern", { id: "unsure", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, shape("defs", {}, svg));
  shape("rect", { width: 3, height: 6, fill: "currentColor", opacity: 0.45 }, hatch);
  for (const tick of ticks(first, last)) {
    const x = rtl ? WIDTH - at(tick) : at(tick);
    shape("line", { x1: x, x2: x, y1: 18, y2: spans.length * ROW + 30, stroke: "currentColor", opacity: 0.2 }, svg);
    const day = shape("text", { x, y: 12, "font-size": 11, "text-anchor": "middle", direction: "ltr", fill: "currentColor" }, svg);
    day.textContent = new Date(tick).toISOString().slice(0, 10);
  }
  spans.forEach((span, row) => {
    const begin = at(Date.parse(span.from));
    const length = Math.max(at(Date.parse(span.to) + DAY) - begin, 4);
    const bar = shape(
      "rect",
      {
        x: rtl ? WIDTH - begin - length : begin,
        y: 22 + row * ROW,
        width: length,
        height: ROW - 8,
        fill: span.uncertain ? "url(#unsure)" : "currentColor",
        stroke: "currentColor",
        "stroke-dasharray": span.uncertain ? "4 3" : "none",
        class: "bar",
      },
      svg,
    );
    shape("title", {}, bar).textContent = `${span.label} (${span.from}${span.to === span.from ? "" : ` – ${span.to}`})`;
    if (span.href) bar.addEventListener("click", () => location.assign(span.href));
  });
  return svg;
}

/** Seven days to mark, evenly spread. */
function ticks(first: number, last: number): number[] {
  const step = Math.max(DAY, Math.ceil((last - first) / 7 / DAY) * DAY);
  const found = [];
  for (let time = first; time < last; time += step) found.push(time);
  return found;
}
