import type { Plugin } from 'vite';

export function thirdPartyLicenses(file: string): Plugin;
