/**
 * Draws every icon from its SVG: `node scripts/icons.mjs`. The results are committed, so that a build needs no
 * renderer and a review sees what changed.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const RESOURCES = path.resolve(import.meta.dirname, '../resources');

/** What packagers ask for; the folder name and NxN.png are electron-builder's. */
const APP_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

const TRAY_STATES = ['running', 'attached', 'waiting', 'stopped', 'failed'];
/** Points; each is drawn once more for fine screens as @2x, which is also what Linux panels are given. */
const TRAY_SIZES = [16, 22, 24, 32];
const SCALES = [
  [1, ''],
  [2, '@2x'],
];
/** macOS colours a template itself; elsewhere the shade must suit the bar (tray-icon.ts), and a state has its colour. */
const TRAY_SHADES = JSON.parse(await fs.readFile(path.join(import.meta.dirname, 'tray-shades.json'), 'utf8'));

function png(svg, width) {
  return new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render().asPng();
}

/** The renderer knows no custom properties; a browser that opens the source shows their defaults. */
function coloured(svg, colours) {
  return svg.replaceAll(/var\(--([a-z]+), #000\)/g, (_, name) => colours[name]);
}

async function write(file, bytes) {
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, bytes);
}

const appIcon = await fs.readFile(path.join(RESOURCES, 'icon.svg'), 'utf8');
for (const size of APP_SIZES) await write(path.join(RESOURCES, 'icons', `${size}x${size}.png`), png(appIcon, size));

for (const state of TRAY_STATES) {
  const source = await fs.readFile(path.join(RESOURCES, 'tray', `${state}.svg`), 'utf8');
  for (const [shade, colours] of Object.entries(TRAY_SHADES)) {
    for (const size of TRAY_SIZES) {
      for (const [scale, suffix] of SCALES) {
        const file = path.join(RESOURCES, 'tray', shade, `${state}-${size}${suffix}.png`);
        await write(file, png(coloured(source, colours), size * scale));
      }
    }
  }
}
