// The islands -> ../static/built, with a hash in every name and a manifest that the pages read.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static", "built");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const atlas = readFileSync(join(here, "node_modules", "world-atlas", "countries-50m.json"));
const atlasName = `borders-${createHash("sha256").update(atlas).digest("hex").slice(0, 8)}.json`;
writeFileSync(join(out, atlasName), atlas);

const css = await build({
  entryPoints: [join(here, "map.css")],
  bundle: true,
  minify: true,
  outdir: out,
  entryNames: "[name]-[hash]",
  loader: { ".png": "empty" },
  metafile: true,
});
const cssName = basename(Object.keys(css.metafile.outputs)[0]);

const js = await build({
  absWorkingDir: here,
  entryPoints: ["main.ts"],
  bundle: true,
  minify: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  legalComments: "none",
  metafile: true,
  define: { BORDERS: JSON.stringify(`/static/built/${atlasName}`), MAP_CSS: JSON.stringify(`/static/built/${cssName}`) },
});

const manifest = {};
for (const [file, made] of Object.entries(js.metafile.outputs)) {
  if (made.entryPoint) manifest[basename(made.entryPoint, ".ts")] = basename(file);
}
manifest.sources = process.env.RIWAYA_SOURCES ?? "";
for (const [name, file] of [["leaflet", "leaflet/LICENSE"], ["topojson-client", "topojson-client/LICENSE"], ["world-atlas", "world-atlas/LICENSE"]]) {
  copyFileSync(join(here, "node_modules", file), join(out, `LICENSE-${name}.txt`));
}
writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");
