export function escapeXml(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // control characters have no place in XML 1.0
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '?')
  );
}
