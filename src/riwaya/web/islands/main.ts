// Finds the hooks that a page has and starts what belongs to them. A page without hooks loads nothing more.
import { startKeys } from "./keys";
import { startLive } from "./live";
import { startSelecting } from "./select";
import { startSizes } from "./sizes";
import { startUnsaved } from "./unsaved";

startKeys(document);
startSizes(document);
startUnsaved(document);
for (const article of document.querySelectorAll<HTMLElement>("[data-selectable]")) startSelecting(article);
for (const place of document.querySelectorAll<HTMLElement>("[data-live]")) startLive(place);
for (const figure of document.querySelectorAll<HTMLElement>('[data-island="timeline"]')) {
  void import("./timeline").then(({ startTimeline }) => startTimeline(figure));
}
for (const figure of document.querySelectorAll<HTMLElement>('[data-island="map"]')) {
  void import("./map").then(({ startMap }) => startMap(figure));
}
