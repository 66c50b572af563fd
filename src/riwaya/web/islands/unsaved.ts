// Asks before a page with something typed and not sent is left. Nothing typed is kept on the device.

export function startUnsaved(page: Document): void {
  const forms = [...page.querySelectorAll<HTMLFormElement>("form[data-unsaved]")];
  const touched = new Set<HTMLFormElement>();
  for (const form of forms) {
    form.addEventListener("input", () => touched.add(form));
    form.addEventListener("submit", () => touched.delete(form));
    form.addEventListener("reset", () => touched.delete(form));
  }
  if (forms.length === 0) return;
  addEventListener("beforeunload", (event) => {
    if (touched.size > 0) event.preventDefault();
  });
}
