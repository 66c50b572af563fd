// A field of files says, before anything is sent, that they are more than the workbench takes at once.

export function startSizes(page: Document): void {
  for (const field of page.querySelectorAll<HTMLInputElement>("input[type=file][data-most]")) {
    field.addEventListener("change", () => {
      const bytes = [...(field.files ?? [])].reduce((sum, file) => sum + file.size, 0);
      field.setCustomValidity(bytes > Number(field.dataset.most) ? (field.dataset.tooLarge ?? "") : "");
      field.reportValidity();
    });
  }
}
