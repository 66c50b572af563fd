// Places as areas over the outlines of countries. How exact a place is known is the size of its area; nothing is a pin.
import L from "leaflet";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

declare const BORDERS: string;
declare const MAP_CSS: string;

interface Area {
  name: string;
  href: string;
  lat: number;
  lon: number;
  radius_m: number;
  precision: string;
  count: number;
}

interface Drawn {
  areas: Area[];
  line?: [number, number][];
  tiles: string | null;
}

function loadStyle(): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = MAP_CSS;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}

async function json<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

export async function startMap(figure: HTMLElement): Promise<void> {
  const source = figure.dataset.src;
  if (!source) return;
  const [drawn, borders] = await Promise.all([json<Drawn>(source), json<Topology>(BORDERS), loadStyle()]);
  if (drawn.areas.length === 0) return;
  const box = document.createElement("div");
  box.dir = "ltr";
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", figure.dataset.label ?? "Map");
  figure.prepend(box);
  const map = L.map(box, { attributionControl: false, zoomSnap: 0.5, worldCopyJump: true, maxZoom: 14 });
  // A view first: circles are measured in it.
  const bounds = L.latLngBounds([]);
  for (const area of drawn.areas) bounds.extend(L.latLng(area.lat, area.lon).toBounds(2 * area.radius_m));
  map.fitBounds(bounds.pad(0.3), { maxZoom: drawn.line?.length ? 14 : 7, animate: false });
  const style = getComputedStyle(document.body);
  const colour = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  L.geoJSON(feature(borders, borders.objects.countries as GeometryCollection), {
    interactive: false,
    style: { color: colour("--edge", "#8a8f98"), weight: 1, fillColor: colour("--card", "#fff"), fillOpacity: 1 },
  }).addTo(map);
  if (drawn.tiles) L.tileLayer(drawn.tiles).addTo(map);
  if (drawn.line?.length) L.polyline(drawn.line, { color: colour("--accent", "#1f4e79"), weight: 2, interactive: false }).addTo(map);
  for (const area of drawn.areas) {
    const circle = L.circle([area.lat, area.lon], {
      radius: area.radius_m,
      color: colour("--accent", "#1f4e79"),
      weight: 1.5,
      dashArray: area.radius_m > 10_000 ? "6 5" : undefined,
      fillOpacity: Math.min(0.15 + area.count / 60, 0.5),
    });
    circle.bindTooltip(label(area));
    circle.on("click", () => location.assign(area.href));
    circle.addTo(map);
  }
}

/** Text and never HTML: names come from reports. */
function label(area: Area): HTMLElement {
  const text = document.createElement("bdi");
  text.textContent = [area.name, area.precision, area.count > 1 ? String(area.count) : ""].filter(Boolean).join(" – ");
  return text;
}
