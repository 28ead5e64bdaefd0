import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import shades from '../../scripts/tray-shades.json' with { type: 'json' };
import { trayIconFile } from '../../src-main/desktop/tray/tray-icon.ts';
import { colour, contrast } from '../support/colour.ts';

describe('the icon file', () => {
  it.each([
    [{ platform: 'darwin', desktop: '', dark: true }, 'template/running-16.png'],
    [{ platform: 'win32', desktop: '', dark: false }, 'on-light/running-16.png'],
    [{ platform: 'win32', desktop: '', dark: true }, 'on-dark/running-16.png'],
    [{ platform: 'linux', desktop: 'XFCE', dark: false }, 'on-any/running-24.png'],
    [{ platform: 'linux', desktop: '', dark: true }, 'on-any/running-24.png'],
    [{ platform: 'linux', desktop: 'KDE', dark: false }, 'on-light/running-24.png'],
    [{ platform: 'linux', desktop: 'KDE', dark: true }, 'on-dark/running-24.png'],
    [{ platform: 'linux', desktop: 'ubuntu:GNOME', dark: false }, 'on-dark/running-24.png'],
  ] as const)('%j', (look, file) => {
    expect(trayIconFile('running', look)).toBe(file);
    expect(fs.existsSync(path.resolve('resources/tray', file))).toBe(true);
  });
});

it.each(['running', 'attached', 'waiting', 'stopped', 'failed'] as const)('%s is drawn for every bar', (icon) => {
  for (const look of [
    { platform: 'darwin', desktop: '', dark: true },
    { platform: 'win32', desktop: '', dark: true },
    { platform: 'win32', desktop: '', dark: false },
    { platform: 'linux', desktop: 'XFCE', dark: false },
  ] as const) {
    const file = path.resolve('resources/tray', trayIconFile(icon, look));
    expect([file, fs.existsSync(file), fs.existsSync(file.replace('.png', '@2x.png'))]).toEqual([file, true, true]);
  }
});

/** Bars of Xfce, GNOME, KDE and Windows; 3 is enough for a picture (WCAG 2.2, 1.4.11). */
it.each([
  ['on-light', ['#ffffff', '#f6f5f4', '#eff0f1', '#e6e6e6']],
  ['on-dark', ['#000000', '#353535', '#31363b', '#202020']],
  ['on-any', ['#f6f5f4', '#353535']],
] as const)('%s is made out on its bars', (shade, bars) => {
  for (const [state, ink] of Object.entries(shades[shade])) {
    for (const bar of bars) expect([state, bar, contrast(colour(ink), colour(bar)) >= 3]).toEqual([state, bar, true]);
  }
});
