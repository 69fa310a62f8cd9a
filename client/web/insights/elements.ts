type Child = Node | string | undefined;

interface Properties {
  class?: string;
  id?: string;
  title?: string;
  text?: string;
  /** Attributes, among them those of ARIA. */
  attributes?: Record<string, string>;
  onClick?(): void;
}

/** Makes an element. Text is only ever set as text: names of projects, branches and people are of others. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { class: className, id, title, text, attributes = {}, onClick }: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== undefined) made.className = className;
  if (id !== undefined) made.id = id;
  if (title !== undefined) made.title = title;
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (onClick) made.addEventListener('click', onClick);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

export function button(label: string, onClick: () => void, properties: Properties = {}): HTMLButtonElement {
  return element('button', {
    text: label,
    onClick,
    ...properties,
    attributes: { type: 'button', ...properties.attributes },
  });
}

/** What only screen readers read. */
export const unseen = (text: string) => element('span', { class: 'unseen', text });
