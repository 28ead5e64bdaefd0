/** For the tests, which are TypeScript. */
export interface PackContext {
  readonly appOutDir: string;
  readonly arch: number;
  readonly electronPlatformName: string;
  readonly packager: { readonly getResourcesDir: (appOutDir: string) => string };
}

export default function afterPack(context: PackContext): Promise<void>;
