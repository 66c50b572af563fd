// Words selected in a report fill the form of a claim entered by hand: the link to it takes them along, as whole words.

const LONGEST = 2_000;

export function startSelecting(article: HTMLElement): void {
  const form = article.dataset.selectable;
  const link = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].find((one) => one.getAttribute("href") === form);
  if (!form || !link) return;
  document.addEventListener("selectionchange", () => {
    const words = selectedWords(article);
    const query = words ? `?content=${encodeURIComponent(words)}` : "";
    link.setAttribute("href", form + query);
  });
}

/** The selection in the article, widened to where words begin and end: an Arabic word keeps what is joined to it. */
function selectedWords(article: HTMLElement): string {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0) return "";
  const range = chosen.getRangeAt(0).cloneRange();
  if (!article.contains(range.commonAncestorContainer)) return "";
  const { startContainer: first, endContainer: last } = range;
  if (first instanceof Text) {
    let start = range.startOffset;
    while (start > 0 && !/\s/.test(first.data[start - 1] ?? " ")) start--;
    range.setStart(first, start);
  }
  if (last instanceof Text) {
    let end = range.endOffset;
    while (end < last.length && !/\s/.test(last.data[end] ?? " ")) end++;
    range.setEnd(last, end);
  }
  return range.toString().trim().slice(0, LONGEST);
}
