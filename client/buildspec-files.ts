/** Where buildspecs are found by their names; what matches is looked at again by isBuildspecPath of core. */
export const BUILDSPEC_GLOB = '**/{buildspec*,*.buildspec,*-buildspec}.{yml,yaml}';

export interface BuildspecFilter {
  scheme: string;
  language: string;
  pattern: string;
}

/** Documents of the language server: files, not the old versions of them that git shows. */
export const BUILDSPEC_SELECTOR: BuildspecFilter[] = ['file', 'vscode-vfs'].map((scheme) => ({
  scheme,
  language: 'yaml',
  pattern: BUILDSPEC_GLOB,
}));
