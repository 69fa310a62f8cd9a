export interface PageResources {
  script: string;
  style: string;
  /** Where the webview's own resources come from, as its CSP names it. */
  cspSource: string;
  /** Of this page alone; only the script that has it runs. */
  nonce: string;
}

/** The page without its content: nothing in it is of others, and nothing that it loads is remote. */
export function pageHtml({ script, style, cspSource, nonce }: PageResources): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>CodeBuild Insights</title>
</head>
<body>
<p role="status">Reading the builds that are kept on this computer…</p>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
