/** Where buildspecs are found by their names; what matches is looked at again by isBuildspecPath of core. */
export const BUILDSPEC_GLOB = '**/{buildspec*,*.buildspec,*-buildspec}.{yml,yaml}';

export interface BuildspecFilter {
  scheme: string;
  language: string;
  pattern: string;
}

/** Files here, of GitHub's without a clone, and of a remote as VS Code for the Web sees them; not the old versions that git shows. */
export const BUILDSPEC_SCHEMES = ['file', 'vscode-vfs', 'vscode-remote'];

/** Documents that are the language server's by their names. */
export const BUILDSPEC_SELECTOR: BuildspecFilter[] = BUILDSPEC_SCHEMES.map((scheme) => ({
  scheme,
  language: 'yaml',
  pattern: BUILDSPEC_GLOB,
}));
