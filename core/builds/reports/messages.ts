/** The parts of a failure's message as one text: each once, and none that another one holds already. */
export function joinMessage(...parts: (string | undefined)[]): string | undefined {
  let message = '';
  for (const part of parts) {
    const text = part?.replaceAll('\r\n', '\n').trim() ?? '';
    if (text === '' || message.includes(text)) continue;
    message = message === '' || text.includes(message) ? text : `${message}\n${text}`;
  }
  return message === '' ? undefined : message;
}

/** The line of a failure's message that says most: the first, or the first that pytest marks as the error behind the source it quotes. */
export function headline(message: string): string {
  const text = message.trim();
  const marked = /^E {2,}(\S.*)$/m.exec(text)?.[1];
  return (marked ?? text.split('\n', 1)[0] ?? '').trim();
}

const DOTNET_FRAME = /^\s*at .* in (.+):line (\d+)\s*$/gm;

/** Where a .NET stack trace begins in the test's own code: its last frame with a place. */
export function placeInStack(stack: string | undefined): { file: string; line: number } | undefined {
  const frame = [...(stack ?? '').matchAll(DOTNET_FRAME)].at(-1);
  return frame?.[1] === undefined ? undefined : { file: frame[1], line: Number(frame[2]) };
}
