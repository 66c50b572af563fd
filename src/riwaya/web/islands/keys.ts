// One key for each thing that carries data-key; ? shows the legend, where keys can be switched off (WCAG 2.1.4).

const OFF = "riwaya-keys-off";

/** The key on a Latin keyboard, whatever layout is on: an Arabic one gives ش for a. */
function pressed(event: KeyboardEvent): string[] {
  const keys = [event.key.toLowerCase()];
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter) keys.push(letter.toLowerCase());
  const others: Record<string, string> = { BracketLeft: "[", BracketRight: "]", Slash: event.shiftKey ? "?" : "/" };
  const other = others[event.code];
  if (other) keys.push(other);
  return event.key === "؟" ? [...keys, "?"] : keys;
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio], [type=submit]), textarea, select"));
}

function isOff(): boolean {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}

/** What can be pressed now: inside the item that has the focus, else the first of the page for each key. */
function bound(page: Document): Map<string, HTMLElement> {
  const item = page.activeElement?.closest("[data-review-item]");
  const all = [...(item?.querySelectorAll<HTMLElement>("[data-key]") ?? []), ...page.querySelectorAll<HTMLElement>("[data-key]")];
  const found = new Map<string, HTMLElement>();
  for (const element of all) {
    const key = element.dataset.key?.toLowerCase();
    if (key && !found.has(key) && element.checkVisibility() && !element.matches(":disabled")) found.set(key, element);
  }
  return found;
}

export function startKeys(page: Document): void {
  for (const element of page.querySelectorAll<HTMLElement>("[data-key]")) {
    element.setAttribute("aria-keyshortcuts", element.dataset.key ?? "");
    if (!element.querySelector("kbd") && element.matches("button, a")) {
      const shown = page.createElement("kbd");
      shown.textContent = element.dataset.key ?? "";
      shown.ariaHidden = "true";
      element.append(" ", shown);
    }
  }
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event.target)) return;
    if (page.querySelector("dialog[open]")) return;
    const keys = pressed(event);
    if (keys.includes("?")) {
      event.preventDefault();
      showLegend(page);
      return;
    }
    if (isOff() || event.shiftKey) return;
    const known = bound(page);
    const element = keys.map((key) => known.get(key)).find((one) => one !== undefined);
    if (!element) return;
    event.preventDefault();
    if (element.matches("input, textarea, select, details")) element.focus();
    else element.click();
  });
}

function showLegend(page: Document): void {
  const words = page.body.dataset;
  const dialog = page.createElement("dialog");
  dialog.className = "legend";
  const heading = page.createElement("h2");
  heading.id = "legend-heading";
  heading.textContent = words.legend ?? "Keys";
  dialog.setAttribute("aria-labelledby", heading.id);
  const list = page.createElement("dl");
  list.className = "facts";
  for (const [key, element] of bound(page)) {
    const term = page.createElement("dt");
    const shown = page.createElement("kbd");
    shown.textContent = key;
    term.append(shown);
    const meaning = page.createElement("dd");
    meaning.textContent = element.dataset.keyLabel ?? element.textContent?.trim() ?? "";
    list.append(term, meaning);
  }
  const label = page.createElement("label");
  const box = page.createElement("input");
  box.type = "checkbox";
  box.checked = !isOff();
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });
  label.append(box, " ", words.keysOn ?? "Keys are on");
  const close = page.createElement("button");
  close.textContent = words.close ?? "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(heading, list, label, close);
  page.body.append(dialog);
  dialog.showModal();
}
