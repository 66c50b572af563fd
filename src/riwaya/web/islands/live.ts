// Tells an open page what changed since it was loaded, every 15 seconds while it is looked at.

const EVERY = 15_000;

export function startLive(place: HTMLElement): void {
  const source = place.dataset.src;
  if (!source) return;
  const ask = async (): Promise<void> => {
    if (document.hidden) return;
    try {
      const answer = await fetch(source, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const told = (await answer.json()) as { text?: string };
      if (!told.text || place.dataset.told === told.text) return;
      place.dataset.told = told.text;
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = told.text;
      place.replaceChildren(link);
    } catch {
      // The workbench was stopped, or the network is gone: the page stays as it is.
    }
  };
  setInterval(() => void ask(), EVERY);
}
