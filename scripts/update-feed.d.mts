/** For the tests, which are TypeScript. */
export interface UpdateConfiguration {
  readonly publish?: { readonly provider: 'generic'; readonly url: string };
  readonly extraMetadata?: { readonly updates: { readonly url: string; readonly publicKey: string } };
}

export function updateConfiguration(env: Readonly<Record<string, string | undefined>>): UpdateConfiguration;
